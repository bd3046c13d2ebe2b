/**
 * The root of a file of events in Python, without anything of this program: compared with a checkpoint, or with the smaller root of a proof of
 * consistency. `docs/auditors.md` has the same lines; a test runs them.
 */
export const ROOT_IN_PYTHON = `import base64, hashlib, json, sys

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

full, size = [], 0  # roots of the full subtrees, largest first
for line in open(sys.argv[1], "rb"):
    root, rest = sha(b"\\0", line.rstrip(b"\\n")), size
    while rest % 2:
        root, rest = sha(b"\\1", full.pop(), root), rest // 2
    full.append(root)
    size += 1
root = full.pop() if full else sha()
while full:
    root = sha(b"\\1", full.pop(), root)

said = open(sys.argv[2]).read()
if said.startswith("{"):
    proof = json.loads(said)
    name, count, signed = "consistency", proof["from"], bytes.fromhex(proof["fromRoot"])
else:
    name, count, text = said.split("\\n")[:3]
    signed = base64.b64decode(text)
if (size, root) != (int(count), signed):
    sys.exit(f"{size} events, root {root.hex()}; {count} were signed with {signed.hex()}")
print(f"{name}: {size} events, root {root.hex()}, as signed")
`;
