// class-transformer publishes no types for its metadata storage, which class-validator-jsonschema asks for to find nested classes.
declare module 'class-transformer/cjs/storage.js' {
  type Options = NonNullable<Parameters<typeof import('class-validator-jsonschema').validationMetadatasToSchemas>[0]>;
  const storage: { readonly defaultMetadataStorage: NonNullable<Options['classTransformerMetadataStorage']> };
  export default storage;
}
