// Cedar's Long: which integers are one. Arithmetic is done on unbounded integers and checked afterwards.
module Int64Model {
  const LONG_MIN: int := -0x8000_0000_0000_0000
  const LONG_MAX: int := 0x7fff_ffff_ffff_ffff

  predicate method IsLong(i: int) { LONG_MIN <= i <= LONG_MAX }

  // Division that rounds toward zero (Dafny's own rounds down); meant for positive divisors.
  function method DivLong(a: int, b: int): int {
    if b <= 0 then 0 else if a >= 0 then a / b else -((-a) / b)
  }
}
