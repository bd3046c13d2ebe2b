using System;
using System.Linq;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Sextant.Client;
using Sextant.Client.Models;

var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = args[0] };
var registry = new SextantClient(adapter).V1.Registries["UN01"];
var opened = await registry.Commands.OpenAccount.PostAsync(
    new OpenAccount { Account = "GHA-G3", Type = OpenAccount_type.Holding, Party = "GHA" },
    request => request.Headers.Add("Idempotency-Key", "generated-client-3"));
var read = await registry.Accounts["GHA-G3"].GetAsync();
var refusal = "";
try { await registry.Accounts["NONE"].GetAsync(); }
catch (UnknownRegistryOrUnknownEventOrUnknownAccountProblem problem) { refusal = problem.Code?.ToString() ?? ""; }
Console.WriteLine($"{opened?.Revision != null} {read?.State} {refusal}");
