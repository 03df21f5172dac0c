// Success or failure as a value, and values that may be missing.
module ResultModel {
  datatype Result<T, E> = Ok(value: T) | Err(error: E)
  datatype Option<T> = None | Some(value: T)
}
