// class-transformer publishes no types for its metadata storage, which class-validator-jsonschema asks for to find nested classes.
declare module 'class-transformer/cjs/storage.js' {
  const storage: { readonly defaultMetadataStorage: unknown };
  export default storage;
}
