// Generated from model/compiled.dfy by scripts/model-emit.mjs (Dafny 2.3); do not edit.
// Its first part is the run-time library of Dafny: copyright by the contributors to the Dafny project,
// MIT license, https://github.com/dafny-lang/dafny.
// Dafny program compiled.dfy compiled into JavaScript
import { BigNumber } from "bignumber.js";
BigNumber.config({ MODULO_MODE: BigNumber.EUCLID })
let _dafny = (function() {
  let $module = {};
  $module.areEqual = function(a, b) {
    if (typeof a !== 'object' || a === null || b === null) {
      return a === b;
    } else if (BigNumber.isBigNumber(a)) {
      return a.isEqualTo(b);
    } else if (a._tname !== undefined) {
      return a === b;  // pointer equality
    } else {
      return a.equals(b);  // value-type equality
    }
  }
  $module.toString = function(a) {
    if (a === null) {
      return "null";
    } else if (typeof a === "number") {
      return a.toFixed();
    } else if (BigNumber.isBigNumber(a)) {
      return a.toFixed();
    } else if (a._tname !== undefined) {
      return a._tname;
    } else {
      return a.toString();
    }
  }
  $module.NewObject = function() {
    return { _tname: "object" };
  }
  $module.Rtd_bool = class {
    static get Default() { return false; }
  }
  $module.Rtd_char = class {
    static get Default() { return '\0'; }
  }
  $module.Rtd_int = class {
    static get Default() { return BigNumber(0); }
  }
  $module.Rtd_bv_Native = class {
    static get Default() { return 0; }
  }
  $module.Rtd_bv_NonNative = class {
    static get Default() { return BigNumber(0); }
  }
  $module.Rtd_ref = class {
    static get Default() { return null; }
  }
  $module.Rtd_array = class {
    static get Default() { return []; }
  }
  $module.Tuple = class Tuple extends Array {
    constructor(...elems) {
      super(...elems);
    }
    toString() {
      return "(" + arrayElementsToString(this) + ")";
    }
    equals(other) {
      if (this === other) {
        return true;
      }
      for (let i = 0; i < this.length; i++) {
        if (!_dafny.areEqual(this[i], other[i])) {
          return false;
        }
      }
      return true;
    }
    static Rtd(...rtdArgs) {
      return {
        Default: Tuple.from(rtdArgs, rtd => rtd.Default)
      };
    }
  }
  $module.Set = class Set extends Array {
    constructor() {
      super();
    }
    static get Default() {
      return Set.Empty;
    }
    toString() {
      return "{" + arrayElementsToString(this) + "}";
    }
    static get Empty() {
      if (this._empty === undefined) {
        this._empty = new Set();
      }
      return this._empty;
    }
    static fromElements(...elmts) {
      let s = new Set();
      for (let k of elmts) {
        s.add(k);
      }
      return s;
    }
    contains(k) {
      for (let i = 0; i < this.length; i++) {
        if (_dafny.areEqual(this[i], k)) {
          return true;
        }
      }
      return false;
    }
    add(k) {  // mutates the Set; use only during construction
      if (!this.contains(k)) {
        this.push(k);
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.length !== other.length) {
        return false;
      }
      for (let e of this) {
        if (!other.contains(e)) {
          return false;
        }
      }
      return true;
    }
    get Elements() {
      return this;
    }
    Union(that) {
      if (this.length === 0) {
        return that;
      } else if (that.length === 0) {
        return this;
      } else {
        let s = Set.of(...this);
        for (let k of that) {
          s.add(k);
        }
        return s;
      }
    }
    Intersect(that) {
      if (this.length === 0) {
        return this;
      } else if (that.length === 0) {
        return that;
      } else {
        let s = new Set();
        for (let k of this) {
          if (that.contains(k)) {
            s.push(k);
          }
        }
        return s;
      }
    }
    Difference(that) {
      if (this.length == 0 || that.length == 0) {
        return this;
      } else {
        let s = new Set();
        for (let k of this) {
          if (!that.contains(k)) {
            s.push(k);
          }
        }
        return s;
      }
    }
    IsDisjointFrom(that) {
      for (let k of this) {
        if (that.contains(k)) {
          return false;
        }
      }
      return true;
    }
    IsSubsetOf(that) {
      if (that.length < this.length) {
        return false;
      }
      for (let k of this) {
        if (!that.contains(k)) {
          return false;
        }
      }
      return true;
    }
    IsProperSubsetOf(that) {
      if (that.length <= this.length) {
        return false;
      }
      for (let k of this) {
        if (!that.contains(k)) {
          return false;
        }
      }
      return true;
    }
    get AllSubsets() {
      return this.AllSubsets_();
    }
    *AllSubsets_() {
      // Start by putting all set elements into a list, but don't include null
      let elmts = Array.of(...this);
      let n = elmts.length;
      let which = new Array(n);
      which.fill(false);
      let a = [];
      while (true) {
        yield Set.of(...a);
        // "add 1" to "which", as if doing a carry chain.  For every digit changed, change the membership of the corresponding element in "a".
        let i = 0;
        for (; i < n && which[i]; i++) {
          which[i] = false;
          // remove elmts[i] from a
          for (let j = 0; j < a.length; j++) {
            if (_dafny.areEqual(a[j], elmts[i])) {
              // move the last element of a into slot j
              a[j] = a[-1];
              a.pop();
              break;
            }
          }
        }
        if (i === n) {
          // we have cycled through all the subsets
          break;
        }
        which[i] = true;
        a.push(elmts[i]);
      }
    }
  }
  $module.MultiSet = class MultiSet extends Array {
    constructor() {
      super();
    }
    static get Default() {
      return MultiSet.Empty;
    }
    toString() {
      let s = "multiset{";
      let sep = "";
      for (let e of this) {
        let [k, n] = e;
        let ks = _dafny.toString(k);
        while (!n.isZero()) {
          n = n.minus(1);
          s += sep + ks;
          sep = ", ";
        }
      }
      s += "}";
      return s;
    }
    static get Empty() {
      if (this._empty === undefined) {
        this._empty = new MultiSet();
      }
      return this._empty;
    }
    static fromElements(...elmts) {
      let s = new MultiSet();
      const one = new BigNumber(1);
      for (let e of elmts) {
        s.add(e, one);
      }
      return s;
    }
    static FromArray(arr) {
      let s = new MultiSet();
      const one = new BigNumber(1);
      for (let e of arr) {
        s.add(e, one);
      }
      return s;
    }
    cardinality() {
      let c = new BigNumber(0);
      for (let e of this) {
        let [k, n] = e;
        c = c.plus(n);
      }
      return c;
    }
    clone() {
      let s = new MultiSet();
      for (let e of this) {
        let [k, n] = e;
        s.push([k, n]);  // make sure to create a new array [k, n] here
      }
      return s;
    }
    findIndex(k) {
      for (let i = 0; i < this.length; i++) {
        if (_dafny.areEqual(this[i][0], k)) {
          return i;
        }
      }
      return this.length;
    }
    get(k) {
      let i = this.findIndex(k);
      if (i === this.length) {
        return new BigNumber(0);
      } else {
        return this[i][1];
      }
    }
    contains(k) {
      return this.findIndex(k) < this.length;
    }
    add(k, n) {
      let i = this.findIndex(k);
      if (i === this.length) {
        this.push([k, n]);
      } else {
        let m = this[i][1];
        this[i] = [k, m.plus(n)];
      }
    }
    update(k, n) {
      let i = this.findIndex(k);
      if (i < this.length && this[i][1].isEqualTo(n)) {
        return this;
      } else if (i === this.length && n.isZero()) {
        return this;
      } else if (i === this.length) {
        let m = this.slice();
        m.push([k, n]);
        return m;
      } else {
        let m = this.slice();
        m[i] = [k, n];
        return m;
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.length !== other.length) {
        return false;
      }
      for (let e of this) {
        let [k, n] = e;
        let m = other.get(k);
        if (!n.isEqualTo(m)) {
          return false;
        }
      }
      return true;
    }
    get Elements() {
      return this.Elements_();
    }
    *Elements_() {
      for (let i = 0; i < this.length; i++) {
        let [k, n] = this[i];
        while (!n.isZero()) {
          yield k;
          n = n.minus(1);
        }
      }
    }
    get UniqueElements() {
      return this.UniqueElements_();
    }
    *UniqueElements_() {
      for (let e of this) {
        let [k, n] = e;
        yield k;
      }
    }
    Union(that) {
      if (this.length === 0) {
        return that;
      } else if (that.length === 0) {
        return this;
      } else {
        let s = this.clone();
        for (let e of that) {
          let [k, n] = e;
          s.add(k, n);
        }
        return s;
      }
    }
    Intersect(that) {
      if (this.length === 0) {
        return this;
      } else if (that.length === 0) {
        return that;
      } else {
        let s = new MultiSet();
        for (let e of this) {
          let [k, n] = e;
          let m = that.get(k);
          if (!m.isZero()) {
            s.push([k, m.isLessThan(n) ? m : n]);
          }
        }
        return s;
      }
    }
    Difference(that) {
      if (this.length === 0 || that.length === 0) {
        return this;
      } else {
        let s = new MultiSet();
        for (let e of this) {
          let [k, n] = e;
          let d = n.minus(that.get(k));
          if (d.isGreaterThan(new BigNumber(0))) {
            s.push([k, d]);
          }
        }
        return s;
      }
    }
    IsDisjointFrom(that) {
      let intersection = this.Intersect(that);
      return intersection.length === 0;
    }
    IsSubsetOf(that) {
      if (that.length < this.length) {
        return false;
      }
      for (let e of this) {
        let [k, n] = e;
        let m = that.get(k);
        if (!n.isLessThanOrEqualTo(m)) {
          return false;
        }
      }
      return true;
    }
    IsProperSubsetOf(that) {
      if (that.length < this.length) {
        return false;
      }
      let proper = this.length < that.length;
      for (let e of this) {
        let [k, n] = e;
        let m = that.get(k);
        if (!n.isLessThanOrEqualTo(m)) {
          return false;
        } else if (!proper && n.isLessThan(m)) {
          proper = true;
        }
      }
      return proper;
    }
  }
  $module.Seq = class Seq extends Array {
    constructor(...elems) {
      super(...elems);
    }
    static get Default() {
      return Seq.of();
    }
    toString() {
      return "[" + arrayElementsToString(this) + "]";
    }
    update(i, v) {
      let t = this.slice();
      t[i] = v;
      return t;
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.length !== other.length) {
        return false;
      }
      for (let i = 0; i < this.length; i++) {
        if (!_dafny.areEqual(this[i], other[i])) {
          return false;
        }
      }
      return true;
    }
    static contains(s, k) {
      if (typeof s === "string") {
        return s.includes(k);
      } else {
        for (let x of s) {
          if (_dafny.areEqual(x, k)) {
            return true;
          }
        }
        return false;
      }
    }
    get Elements() {
      return this;
    }
    get UniqueElements() {
      return _dafny.Set.fromElements(...this);
    }
    static Concat(a, b) {
      if (typeof a === "string" || typeof b === "string") {
        // string concatenation, so make sure both operands are strings before concatenating
        if (typeof a !== "string") {
          // a must be a Seq
          a = a.join("");
        }
        if (typeof b !== "string") {
          // b must be a Seq
          b = b.join("");
        }
        return a + b;
      } else {
        // ordinary concatenation
        let r = Seq.of(...a);
        r.push(...b);
        return r;
      }
    }
    static IsPrefixOf(a, b) {
      if (b.length < a.length) {
        return false;
      }
      for (let i = 0; i < a.length; i++) {
        if (!_dafny.areEqual(a[i], b[i])) {
          return false;
        }
      }
      return true;
    }
    static IsProperPrefixOf(a, b) {
      if (b.length <= a.length) {
        return false;
      }
      for (let i = 0; i < a.length; i++) {
        if (!_dafny.areEqual(a[i], b[i])) {
          return false;
        }
      }
      return true;
    }
  }
  $module.Map = class Map extends Array {
    constructor() {
      super();
    }
    static get Default() {
      return Map.of();
    }
    toString() {
      return "map[" + this.map(maplet => _dafny.toString(maplet[0]) + " := " + _dafny.toString(maplet[1])).join(", ") + "]";
    }
    static get Empty() {
      if (this._empty === undefined) {
        this._empty = new Map();
      }
      return this._empty;
    }
    findIndex(k) {
      for (let i = 0; i < this.length; i++) {
        if (_dafny.areEqual(this[i][0], k)) {
          return i;
        }
      }
      return this.length;
    }
    get(k) {
      let i = this.findIndex(k);
      if (i === this.length) {
        return undefined;
      } else {
        return this[i][1];
      }
    }
    contains(k) {
      return this.findIndex(k) < this.length;
    }
    update(k, v) {
      let m = this.slice();
      let i = m.findIndex(k);
      m[i] = [k, v];
      return m;
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.length !== other.length) {
        return false;
      }
      for (let e of this) {
        let [k, v] = e;
        let w = other.get(k);
        if (w === undefined || !_dafny.areEqual(v, w)) {
          return false;
        }
      }
      return true;
    }
    get Keys() {
      let s = new _dafny.Set();
      for (let e of this) {
        let [k, v] = e;
        s.push(k);
      }
      return s;
    }
    get Values() {
      let s = new _dafny.Set();
      for (let e of this) {
        let [k, v] = e;
        s.add(v);
      }
      return s;
    }
    get Items() {
      let s = new _dafny.Set();
      for (let e of this) {
        let [k, v] = e;
        s.push(_dafny.Tuple.of(k, v));
      }
      return s;
    }
    IsDisjointFrom(that) {
      for (let e of this) {
        let [k, v] = e;
        if (that.contains(k)) {
          return false;
        }
      }
      return true;
    }
  }
  $module.newArray = function(initValue, ...dims) {
    return { dims: dims, elmts: buildArray(initValue, ...dims) };
  }
  $module.BigOrdinal = class BigOrdinal {
    static get Default() {
      return new BigNumber(0);
    }
    static IsLimit(ord) {
      return ord.isZero();
    }
    static IsSucc(ord) {
      return ord.isGreaterThan(0);
    }
    static Offset(ord) {
      return ord;
    }
    static IsNat(ord) {
      return true;  // at run time, every ORDINAL is a natural number
    }
  }
  $module.BigRational = class BigRational {
    static get ZERO() {
      if (this._zero === undefined) {
        this._zero = new BigRational(new BigNumber(0));
      }
      return this._zero;
    }
    constructor (n, d) {
      // requires d === undefined || 1 <= d
      this.num = n;
      this.den = d === undefined ? new BigNumber(1) : d;
      // invariant 1 <= den || (num == 0 && den == 0)
    }
    static get Default() {
      return _dafny.BigRational.ZERO;
    }
    // We need to deal with the special case `num == 0 && den == 0`, because
    // that's what C#'s default struct constructor will produce for BigRational. :(
    // To deal with it, we ignore `den` when `num` is 0.
    toString() {
      if (this.num.isZero() || this.den.isEqualTo(1)) {
        return this.num.toFixed() + ".0";
      }
      let log10 = this.isPowerOf10(this.den);
      if (log10 !== undefined) {
        let sign, digits;
        if (this.num.isLessThan(0)) {
          sign = "-"; digits = this.num.negated().toFixed();
        } else {
          sign = ""; digits = this.num.toFixed();
        }
        if (log10 < digits.length) {
          let n = digits.length - log10;
          return sign + digits.slice(0, n) + "." + digits.slice(n);
        } else {
          return sign + "0." + "0".repeat(log10 - digits.length) + digits;
        }
      } else {
        return "(" + this.num.toFixed() + ".0 / " + this.den.toFixed() + ".0)";
      }
    }
    isPowerOf10(x) {
      if (x.isZero()) {
        return undefined;
      }
      let log10 = 0;
      while (true) {  // invariant: x != 0 && x * 10^log10 == old(x)
        if (x.isEqualTo(1)) {
          return log10;
        } else if (x.mod(10).isZero()) {
          log10++;
          x = x.dividedToIntegerBy(10);
        } else {
          return undefined;
        }
      }
    }
    toBigNumber() {
      if (this.num.isZero() || this.den.isEqualTo(1)) {
        return this.num;
      } else if (this.num.isGreaterThan(0)) {
        return this.num.dividedToIntegerBy(this.den);
      } else {
        return this.num.minus(this.den).plus(1).dividedToIntegerBy(this.den);
      }
    }
    // Returns values such that aa/dd == a and bb/dd == b.
    normalize(b) {
      let a = this;
      let aa, bb, dd;
      if (a.num.isZero()) {
        aa = a.num;
        bb = b.num;
        dd = b.den;
      } else if (b.num.isZero()) {
        aa = a.num;
        dd = a.den;
        bb = b.num;
      } else {
        let gcd = BigNumberGcd(a.den, b.den);
        let xx = a.den.dividedToIntegerBy(gcd);
        let yy = b.den.dividedToIntegerBy(gcd);
        // We now have a == a.num / (xx * gcd) and b == b.num / (yy * gcd).
        aa = a.num.multipliedBy(yy);
        bb = b.num.multipliedBy(xx);
        dd = a.den.multipliedBy(yy);
      }
      return [aa, bb, dd];
    }
    compareTo(that) {
      // simple things first
      let asign = this.num.isZero() ? 0 : this.num.isLessThan(0) ? -1 : 1;
      let bsign = that.num.isZero() ? 0 : that.num.isLessThan(0) ? -1 : 1;
      if (asign < 0 && 0 <= bsign) {
        return -1;
      } else if (asign <= 0 && 0 < bsign) {
        return -1;
      } else if (bsign < 0 && 0 <= asign) {
        return 1;
      } else if (bsign <= 0 && 0 < asign) {
        return 1;
      }
      let [aa, bb, dd] = this.normalize(that);
      if (aa.isLessThan(bb)) {
        return -1;
      } else if (aa.isEqualTo(bb)){
        return 0;
      } else {
        return 1;
      }
    }
    equals(that) {
      return this.compareTo(that) === 0;
    }
    isLessThan(that) {
      return this.compareTo(that) < 0;
    }
    isAtMost(that) {
      return this.compareTo(that) <= 0;
    }
    plus(b) {
      let [aa, bb, dd] = this.normalize(b);
      return new BigRational(aa.plus(bb), dd);
    }
    minus(b) {
      let [aa, bb, dd] = this.normalize(b);
      return new BigRational(aa.minus(bb), dd);
    }
    negated() {
      return new BigRational(this.num.negated(), this.den);
    }
    multipliedBy(b) {
      return new BigRational(this.num.multipliedBy(b.num), this.den.multipliedBy(b.den));
    }
    dividedBy(b) {
      let a = this;
      // Compute the reciprocal of b
      let bReciprocal;
      if (b.num.isGreaterThan(0)) {
        bReciprocal = new BigRational(b.den, b.num);
      } else {
        // this is the case b.num < 0
        bReciprocal = new BigRational(b.den.negated(), b.num.negated());
      }
      return a.multipliedBy(bReciprocal);
    }
  }
  $module.EuclideanDivisionNumber = function(a, b) {
    if (0 <= a) {
      if (0 <= b) {
        // +a +b: a/b
        return Math.floor(a / b);
      } else {
        // +a -b: -(a/(-b))
        return -Math.floor(a / -b);
      }
    } else {
      if (0 <= b) {
        // -a +b: -((-a-1)/b) - 1
        return -Math.floor((-a-1) / b) - 1;
      } else {
        // -a -b: ((-a-1)/(-b)) + 1
        return Math.floor((-a-1) / -b) + 1;
      }
    }
  }
  $module.EuclideanDivision = function(a, b) {
    if (a.isGreaterThanOrEqualTo(0)) {
      if (b.isGreaterThanOrEqualTo(0)) {
        // +a +b: a/b
        return a.dividedToIntegerBy(b);
      } else {
        // +a -b: -(a/(-b))
        return a.dividedToIntegerBy(b.negated()).negated();
      }
    } else {
      if (b.isGreaterThanOrEqualTo(0)) {
        // -a +b: -((-a-1)/b) - 1
        return a.negated().minus(1).dividedToIntegerBy(b).negated().minus(1);
      } else {
        // -a -b: ((-a-1)/(-b)) + 1
        return a.negated().minus(1).dividedToIntegerBy(b.negated()).plus(1);
      }
    }
  }
  $module.EuclideanModuloNumber = function(a, b) {
    let bp = Math.abs(b);
    if (0 <= a) {
      // +a: a % bp
      return a % bp;
    } else {
      // c = ((-a) % bp)
      // -a: bp - c if c > 0
      // -a: 0 if c == 0
      let c = (-1) % bp;
      return c === 0 ? c : bp - c;
    }
  }
  $module.ShiftLeft = function(b, n) {
    return b.multipliedBy(new BigNumber(2).exponentiatedBy(n));
  }
  $module.ShiftRight = function(b, n) {
    return b.dividedToIntegerBy(new BigNumber(2).exponentiatedBy(n));
  }
  $module.RotateLeft = function(b, n, w) {  // truncate(b << n) | (b >> (w - n))
    let x = _dafny.ShiftLeft(b, n).mod(new BigNumber(2).exponentiatedBy(w));
    let y = _dafny.ShiftRight(b, w - n);
    return x.plus(y);
  }
  $module.RotateRight = function(b, n, w) {  // (b >> n) | truncate(b << (w - n))
    let x = _dafny.ShiftRight(b, n);
    let y = _dafny.ShiftLeft(b, w - n).mod(new BigNumber(2).exponentiatedBy(w));;
    return x.plus(y);
  }
  $module.BitwiseAnd = function(a, b) {
    let r = new BigNumber(0);
    const m = 0x20000000000000;  // 2^53
    let h = new BigNumber(1);
    while (!a.isZero() && !b.isZero()) {
      let a0 = a.mod(m);
      let b0 = b.mod(m);
      r = r.plus(h.multipliedBy(a0 & b0));
      a = a.dividedToIntegerBy(m);
      b = b.dividedToIntegerBy(m);
      h = h.multipliedBy(m);
    }
    return r;
  }
  $module.BitwiseOr = function(a, b) {
    let r = new BigNumber(0);
    const m = 0x20000000000000;  // 2^53
    let h = new BigNumber(1);
    while (!a.isZero() && !b.isZero()) {
      let a0 = a.mod(m);
      let b0 = b.mod(m);
      r = r.plus(h.multipliedBy(a0 | b0));
      a = a.dividedToIntegerBy(m);
      b = b.dividedToIntegerBy(m);
      h = h.multipliedBy(m);
    }
    r = r.plus(h.multipliedBy(a | b));
    return r;
  }
  $module.BitwiseXor = function(a, b) {
    let r = new BigNumber(0);
    const m = 0x20000000000000;  // 2^53
    let h = new BigNumber(1);
    while (!a.isZero() && !b.isZero()) {
      let a0 = a.mod(m);
      let b0 = b.mod(m);
      r = r.plus(h.multipliedBy(a0 ^ b0));
      a = a.dividedToIntegerBy(m);
      b = b.dividedToIntegerBy(m);
      h = h.multipliedBy(m);
    }
    r = r.plus(h.multipliedBy(a | b));
    return r;
  }
  $module.BitwiseNot = function(a, bits) {
    let r = new BigNumber(0);
    let h = new BigNumber(1);
    for (let i = 0; i < bits; i++) {
      let bit = a.mod(2);
      if (bit.isZero()) {
        r = r.plus(h);
      }
      a = a.dividedToIntegerBy(2);
      h = h.multipliedBy(2);
    }
    return r;
  }
  $module.Quantifier = function(vals, frall, pred) {
    for (let u of vals) {
      if (pred(u) !== frall) { return !frall; }
    }
    return frall;
  }
  $module.PlusChar = function(a, b) {
    return String.fromCharCode(a.charCodeAt(0) + b.charCodeAt(0));
  }
  $module.MinusChar = function(a, b) {
    return String.fromCharCode(a.charCodeAt(0) - b.charCodeAt(0));
  }
  $module.AllBooleans = function*() {
    yield false;
    yield true;
  }
  $module.AllChars = function*() {
    for (let i = 0; i < 0x10000; i++) {
      yield String.fromCharCode(i);
    }
  }
  $module.AllIntegers = function*() {
    yield new BigNumber(0);
    for (let j = new BigNumber(1);; j = j.plus(1)) {
      yield j;
      yield j.negated();
    }
  }
  $module.IntegerRange = function*(lo, hi) {
    if (lo === null) {
      while (true) {
        hi = hi.minus(1);
        yield hi;
      }
    } else if (hi === null) {
      while (true) {
        yield lo;
        lo = lo.plus(1);
      }
    } else {
      while (lo.isLessThan(hi)) {
        yield lo;
        lo = lo.plus(1);
      }
    }
  }
  $module.SingleValue = function*(v) {
    yield v;
  }
  return $module;

  // What follows are routines private to the Dafny runtime
  function buildArray(initValue, ...dims) {
    if (dims.length === 0) {
      return initValue;
    } else {
      let a = Array(dims[0]);
      let b = Array.from(a, (x) => buildArray(initValue, ...dims.slice(1)));
      return b;
    }
  }
  function arrayElementsToString(a) {
    // like `a.join(", ")`, but calling _dafny.toString(x) on every element x instead of x.toString()
    let s = "";
    let sep = "";
    for (let x of a) {
      s += sep + _dafny.toString(x);
      sep = ", ";
    }
    return s;
  }
  function BigNumberGcd(a, b){  // gcd of two non-negative BigNumber's
    while (true) {
      if (a.isZero()) {
        return b;
      } else if (b.isZero()) {
        return a;
      }
      if (a.isLessThan(b)) {
        b = b.modulo(a);
      } else {
        a = a.modulo(b);
      }
    }
  }
})();
let _System = (function() {
  let $module = {};


  $module.nat = class nat {
    constructor () {
    }
    static get Default() {
      return new BigNumber(0);
    }
  };








  return $module;
})(); // end of module _System
let ResultModel = (function() {
  let $module = {};

  $module.Result = class Result {
    constructor(tag) { this.$tag = tag; }
    static create_Ok(value) {
      let $dt = new Result(0);
      $dt.value = value;
      return $dt;
    }
    static create_Err(error) {
      let $dt = new Result(1);
      $dt.error = error;
      return $dt;
    }
    get is_Ok() { return this.$tag === 0; }
    get is_Err() { return this.$tag === 1; }
    get dtor_value() { return this.value; }
    get dtor_error() { return this.error; }
    toString() {
      if (this.$tag === 0) {
        return "ResultModel.Result.Ok" + "(" + _dafny.toString(this.value) + ")";
      } else if (this.$tag === 1) {
        return "ResultModel.Result.Err" + "(" + _dafny.toString(this.error) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.value, other.value);
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.error, other.error);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd(rtd$_T) {
      return class {
        static get Default() {
          return ResultModel.Result.create_Ok(rtd$_T.Default);
        }
      };
    }
  }

  $module.Option = class Option {
    constructor(tag) { this.$tag = tag; }
    static create_None() {
      let $dt = new Option(0);
      return $dt;
    }
    static create_Some(value) {
      let $dt = new Option(1);
      $dt.value = value;
      return $dt;
    }
    get is_None() { return this.$tag === 0; }
    get is_Some() { return this.$tag === 1; }
    get dtor_value() { return this.value; }
    toString() {
      if (this.$tag === 0) {
        return "ResultModel.Option.None";
      } else if (this.$tag === 1) {
        return "ResultModel.Option.Some" + "(" + _dafny.toString(this.value) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.value, other.value);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ResultModel.Option.create_None();
        }
      };
    }
  }

  return $module;
})(); // end of module ResultModel
let EntityUidModel = (function() {
  let $module = {};


  $module.EntityUid = class EntityUid {
    constructor(tag) { this.$tag = tag; }
    static create_EntityUid(entityType,id) {
      let $dt = new EntityUid(0);
      $dt.entityType = entityType;
      $dt.id = id;
      return $dt;
    }
    get is_EntityUid() { return this.$tag === 0; }
    get dtor_entityType() { return this.entityType; }
    get dtor_id() { return this.id; }
    toString() {
      if (this.$tag === 0) {
        return "EntityUidModel.EntityUid.EntityUid" + "(" + _dafny.toString(this.entityType) + ", " + _dafny.toString(this.id) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.entityType, other.entityType) && _dafny.areEqual(this.id, other.id);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return EntityUidModel.EntityUid.create_EntityUid(_dafny.Seq.of(), _dafny.Seq.of());
        }
      };
    }
  }

  return $module;
})(); // end of module EntityUidModel
let TextModel = (function() {
  let $module = {};


  $module.__default = class __default {
    constructor () {
      this._tname = "TextModel._default";
    }
    static IsDigit(c) {
      return (('0') <= (c)) && ((c) <= ('9'));
    };
    static AllDigits(text) {
      return ((new BigNumber((text).length)).isEqualTo(new BigNumber(0))) || ((TextModel.__default.IsDigit((text)[new BigNumber(0)])) && (TextModel.__default.AllDigits((text).slice(new BigNumber(1)))));
    };
    static ParseDigits(text) {
      if (((new BigNumber(0)).isLessThan(new BigNumber((text).length))) && (TextModel.__default.AllDigits(text))) {
        return ResultModel.Option.create_Some(TextModel.__default.ValueOf(text, new BigNumber(10), new BigNumber(0)));
      } else  {
        return ResultModel.Option.create_None();
      }
    };
    static IsHexDigit(c) {
      return ((TextModel.__default.IsDigit(c)) || ((('a') <= (c)) && ((c) <= ('f')))) || ((('A') <= (c)) && ((c) <= ('F')));
    };
    static AllHexDigits(text) {
      return ((new BigNumber((text).length)).isEqualTo(new BigNumber(0))) || ((TextModel.__default.IsHexDigit((text)[new BigNumber(0)])) && (TextModel.__default.AllHexDigits((text).slice(new BigNumber(1)))));
    };
    static DigitValue(c) {
      if ((c) <= ('9')) {
        return (new BigNumber((c).charCodeAt(0))).minus(new BigNumber(('0').charCodeAt(0)));
      } else  {
        if ((c) <= ('F')) {
          return ((new BigNumber((c).charCodeAt(0))).minus(new BigNumber(('A').charCodeAt(0)))).plus(new BigNumber(10));
        } else  {
          return ((new BigNumber((c).charCodeAt(0))).minus(new BigNumber(('a').charCodeAt(0)))).plus(new BigNumber(10));
        }
      }
    };
    static ValueOf(text, base, value) {
      if ((new BigNumber((text).length)).isEqualTo(new BigNumber(0))) {
        return value;
      } else  {
        return TextModel.__default.ValueOf((text).slice(new BigNumber(1)), base, ((value).multipliedBy(base)).plus(TextModel.__default.DigitValue((text)[new BigNumber(0)])));
      }
    };
    static DigitCount(text) {
      if (((new BigNumber(0)).isLessThan(new BigNumber((text).length))) && (TextModel.__default.IsDigit((text)[new BigNumber(0)]))) {
        return (new BigNumber(1)).plus(TextModel.__default.DigitCount((text).slice(new BigNumber(1))));
      } else  {
        return new BigNumber(0);
      }
    };
    static StartsWith(text, prefix) {
      return ((new BigNumber((prefix).length)).isLessThanOrEqualTo(new BigNumber((text).length))) && (_dafny.areEqual((text).slice(0, new BigNumber((prefix).length)), prefix));
    };
    static Drop(text, count) {
      if ((count).isLessThanOrEqualTo(new BigNumber(0))) {
        return text;
      } else  {
        if ((count).isLessThanOrEqualTo(new BigNumber((text).length))) {
          return (text).slice(count);
        } else  {
          return "";
        }
      }
    };
    static Take(text, count) {
      if ((count).isLessThanOrEqualTo(new BigNumber(0))) {
        return "";
      } else  {
        if ((count).isLessThanOrEqualTo(new BigNumber((text).length))) {
          return (text).slice(0, count);
        } else  {
          return text;
        }
      }
    };
    static IndexOf(text, wanted) {
      if (((new BigNumber((text).length)).isEqualTo(new BigNumber(0))) || (TextModel.__default.StartsWith(text, wanted))) {
        return new BigNumber(0);
      } else  {
        return (new BigNumber(1)).plus(TextModel.__default.IndexOf((text).slice(new BigNumber(1)), wanted));
      }
    };
    static Split(text, separator) {
      let _0_at = TextModel.__default.IndexOf(text, [separator].join(""));
      if ((_0_at).isEqualTo(new BigNumber((text).length))) {
        return _dafny.Seq.of(text);
      } else  {
        return _dafny.Seq.Concat(_dafny.Seq.of((text).slice(0, _0_at)), TextModel.__default.Split((text).slice((_0_at).plus(new BigNumber(1))), separator));
      }
    };
  };
  return $module;
})(); // end of module TextModel
let IpAddrModel = (function() {
  let $module = {};



  $module.IpAddr = class IpAddr {
    constructor(tag) { this.$tag = tag; }
    static create_IpAddr(isV6,address,prefix) {
      let $dt = new IpAddr(0);
      $dt.isV6 = isV6;
      $dt.address = address;
      $dt.prefix = prefix;
      return $dt;
    }
    get is_IpAddr() { return this.$tag === 0; }
    get dtor_isV6() { return this.isV6; }
    get dtor_address() { return this.address; }
    get dtor_prefix() { return this.prefix; }
    toString() {
      if (this.$tag === 0) {
        return "IpAddrModel.IpAddr.IpAddr" + "(" + _dafny.toString(this.isV6) + ", " + _dafny.toString(this.address) + ", " + _dafny.toString(this.prefix) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && this.isV6 === other.isV6 && _dafny.areEqual(this.address, other.address) && _dafny.areEqual(this.prefix, other.prefix);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return IpAddrModel.IpAddr.create_IpAddr(false, new BigNumber(0), new BigNumber(0));
        }
      };
    }
  }

  $module.__default = class __default {
    constructor () {
      this._tname = "IpAddrModel._default";
    }
    static ParseIpAddr(text) {
      let _1_parts = TextModel.__default.Split(text, '/');
      let _2_v4 = IpAddrModel.__default.ParseV4((_1_parts)[new BigNumber(0)]);
      if ((_2_v4).is_Some) {
        return IpAddrModel.__default.WithPrefix(false, (_2_v4).dtor_value, _1_parts);
      } else  {
        let _3_v6 = IpAddrModel.__default.ParseV6((_1_parts)[new BigNumber(0)]);
        if ((_3_v6).is_Some) {
          return IpAddrModel.__default.WithPrefix(true, (_3_v6).dtor_value, _1_parts);
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static WithPrefix(isV6, address, parts) {
      if ((new BigNumber((parts).length)).isEqualTo(new BigNumber(1))) {
        return ResultModel.Option.create_Some(IpAddrModel.IpAddr.create_IpAddr(isV6, address, IpAddrModel.__default.Bits(isV6)));
      } else  {
        if (!(new BigNumber((parts).length)).isEqualTo(new BigNumber(2))) {
          return ResultModel.Option.create_None();
        } else  {
          let _4_prefix = IpAddrModel.__default.ParseNumber((parts)[new BigNumber(1)], IpAddrModel.__default.Bits(isV6));
          if ((_4_prefix).is_Some) {
            return ResultModel.Option.create_Some(IpAddrModel.IpAddr.create_IpAddr(isV6, address, (_4_prefix).dtor_value));
          } else  {
            return ResultModel.Option.create_None();
          }
        }
      }
    };
    static Bits(isV6) {
      if (isV6) {
        return new BigNumber(128);
      } else  {
        return new BigNumber(32);
      }
    };
    static ParseNumber(text, max) {
      if (((new BigNumber(3)).isLessThan(new BigNumber((text).length))) || (((new BigNumber(1)).isLessThan(new BigNumber((text).length))) && (((text)[new BigNumber(0)]) === ('0')))) {
        return ResultModel.Option.create_None();
      } else  {
        let _5_n = TextModel.__default.ParseDigits(text);
        if (((_5_n).is_Some) && (((_5_n).dtor_value).isLessThanOrEqualTo(max))) {
          return _5_n;
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static ParseV4(text) {
      let _6_parts = TextModel.__default.Split(text, '.');
      if (!(new BigNumber((_6_parts).length)).isEqualTo(new BigNumber(4))) {
        return ResultModel.Option.create_None();
      } else  {
        let _7_a = IpAddrModel.__default.ParseNumber((_6_parts)[new BigNumber(0)], new BigNumber(255));
        let _8_b = IpAddrModel.__default.ParseNumber((_6_parts)[new BigNumber(1)], new BigNumber(255));
        let _9_c = IpAddrModel.__default.ParseNumber((_6_parts)[new BigNumber(2)], new BigNumber(255));
        let _10_d = IpAddrModel.__default.ParseNumber((_6_parts)[new BigNumber(3)], new BigNumber(255));
        if (((((_7_a).is_Some) && ((_8_b).is_Some)) && ((_9_c).is_Some)) && ((_10_d).is_Some)) {
          return ResultModel.Option.create_Some((((((((_7_a).dtor_value).multipliedBy(new BigNumber(256))).plus((_8_b).dtor_value)).multipliedBy(new BigNumber(256))).plus((_9_c).dtor_value)).multipliedBy(new BigNumber(256))).plus((_10_d).dtor_value));
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static ParseV6(text) {
      let _11_at = TextModel.__default.IndexOf(text, "::");
      if ((_11_at).isEqualTo(new BigNumber((text).length))) {
        let _12_groups = IpAddrModel.__default.ParseGroups(text);
        if (((_12_groups).is_Some) && ((new BigNumber(((_12_groups).dtor_value).length)).isEqualTo(new BigNumber(8)))) {
          return ResultModel.Option.create_Some(IpAddrModel.__default.Join((_12_groups).dtor_value, new BigNumber(0)));
        } else  {
          return ResultModel.Option.create_None();
        }
      } else  {
        let _13_head = IpAddrModel.__default.ParseGroups((text).slice(0, _11_at));
        let _14_tail = IpAddrModel.__default.ParseGroups(TextModel.__default.Drop(text, (_11_at).plus(new BigNumber(2))));
        if ((((_13_head).is_Some) && ((_14_tail).is_Some)) && (((new BigNumber(((_13_head).dtor_value).length)).plus(new BigNumber(((_14_tail).dtor_value).length))).isLessThan(new BigNumber(8)))) {
          return ResultModel.Option.create_Some(IpAddrModel.__default.Join(_dafny.Seq.Concat(_dafny.Seq.Concat((_13_head).dtor_value, IpAddrModel.__default.Zeros(((new BigNumber(8)).minus(new BigNumber(((_13_head).dtor_value).length))).minus(new BigNumber(((_14_tail).dtor_value).length)))), (_14_tail).dtor_value), new BigNumber(0)));
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static ParseGroups(text) {
      if (_dafny.areEqual(text, "")) {
        return ResultModel.Option.create_Some(_dafny.Seq.of());
      } else  {
        return IpAddrModel.__default.ParseEach(TextModel.__default.Split(text, ':'));
      }
    };
    static ParseEach(groups) {
      if ((new BigNumber((groups).length)).isEqualTo(new BigNumber(0))) {
        return ResultModel.Option.create_Some(_dafny.Seq.of());
      } else  {
        if (!((((new BigNumber(1)).isLessThanOrEqualTo(new BigNumber(((groups)[new BigNumber(0)]).length))) && ((new BigNumber(((groups)[new BigNumber(0)]).length)).isLessThanOrEqualTo(new BigNumber(4)))) && (TextModel.__default.AllHexDigits((groups)[new BigNumber(0)])))) {
          return ResultModel.Option.create_None();
        } else  {
          let _15_rest = IpAddrModel.__default.ParseEach((groups).slice(new BigNumber(1)));
          if ((_15_rest).is_Some) {
            return ResultModel.Option.create_Some(_dafny.Seq.Concat(_dafny.Seq.of(TextModel.__default.ValueOf((groups)[new BigNumber(0)], new BigNumber(16), new BigNumber(0))), (_15_rest).dtor_value));
          } else  {
            return ResultModel.Option.create_None();
          }
        }
      }
    };
    static Join(groups, address) {
      if ((new BigNumber((groups).length)).isEqualTo(new BigNumber(0))) {
        return address;
      } else  {
        return IpAddrModel.__default.Join((groups).slice(new BigNumber(1)), ((address).multipliedBy(new BigNumber(65536))).plus((groups)[new BigNumber(0)]));
      }
    };
    static Zeros(count) {
      if ((count).isLessThanOrEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        return _dafny.Seq.Concat(_dafny.Seq.of(new BigNumber(0)), IpAddrModel.__default.Zeros((count).minus(new BigNumber(1))));
      }
    };
    static First(ip) {
      return (_dafny.EuclideanDivision((ip).dtor_address, IpAddrModel.__default.Size(ip))).multipliedBy(IpAddrModel.__default.Size(ip));
    };
    static Last(ip) {
      return ((IpAddrModel.__default.First(ip)).plus(IpAddrModel.__default.Size(ip))).minus(new BigNumber(1));
    };
    static Size(ip) {
      return IpAddrModel.__default.Power(new BigNumber(2), (IpAddrModel.__default.Bits((ip).dtor_isV6)).minus((ip).dtor_prefix));
    };
    static Power(base, exponent) {
      if ((exponent).isLessThanOrEqualTo(new BigNumber(0))) {
        return new BigNumber(1);
      } else  {
        return (base).multipliedBy(IpAddrModel.__default.Power(base, (exponent).minus(new BigNumber(1))));
      }
    };
    static IsInRange(ip, range) {
      return ((((ip).dtor_isV6) === ((range).dtor_isV6)) && ((IpAddrModel.__default.First(range)).isLessThanOrEqualTo(IpAddrModel.__default.First(ip)))) && ((IpAddrModel.__default.Last(ip)).isLessThanOrEqualTo(IpAddrModel.__default.Last(range)));
    };
    static IsLoopback(ip) {
      return IpAddrModel.__default.IsInRange(ip, ((ip).dtor_isV6) ? (IpAddrModel.IpAddr.create_IpAddr(true, new BigNumber(1), new BigNumber(128))) : (IpAddrModel.IpAddr.create_IpAddr(false, new BigNumber(2130706432), new BigNumber(8))));
    };
    static IsMulticast(ip) {
      return IpAddrModel.__default.IsInRange(ip, ((ip).dtor_isV6) ? (IpAddrModel.IpAddr.create_IpAddr(true, (new BigNumber(65280)).multipliedBy(IpAddrModel.__default.Power(new BigNumber(2), new BigNumber(112))), new BigNumber(8))) : (IpAddrModel.IpAddr.create_IpAddr(false, new BigNumber(3758096384), new BigNumber(4))));
    };
  };
  return $module;
})(); // end of module IpAddrModel
let ValueModel = (function() {
  let $module = {};




  $module.Value = class Value {
    constructor(tag) { this.$tag = tag; }
    static create_BoolValue(b) {
      let $dt = new Value(0);
      $dt.b = b;
      return $dt;
    }
    static create_LongValue(i) {
      let $dt = new Value(1);
      $dt.i = i;
      return $dt;
    }
    static create_StringValue(s) {
      let $dt = new Value(2);
      $dt.s = s;
      return $dt;
    }
    static create_EntityValue(uid) {
      let $dt = new Value(3);
      $dt.uid = uid;
      return $dt;
    }
    static create_SetValue(elements) {
      let $dt = new Value(4);
      $dt.elements = elements;
      return $dt;
    }
    static create_RecordValue(attrs) {
      let $dt = new Value(5);
      $dt.attrs = attrs;
      return $dt;
    }
    static create_DecimalValue(units) {
      let $dt = new Value(6);
      $dt.units = units;
      return $dt;
    }
    static create_IpAddrValue(ip) {
      let $dt = new Value(7);
      $dt.ip = ip;
      return $dt;
    }
    static create_DatetimeValue(millis) {
      let $dt = new Value(8);
      $dt.millis = millis;
      return $dt;
    }
    static create_DurationValue(millis) {
      let $dt = new Value(9);
      $dt.millis = millis;
      return $dt;
    }
    get is_BoolValue() { return this.$tag === 0; }
    get is_LongValue() { return this.$tag === 1; }
    get is_StringValue() { return this.$tag === 2; }
    get is_EntityValue() { return this.$tag === 3; }
    get is_SetValue() { return this.$tag === 4; }
    get is_RecordValue() { return this.$tag === 5; }
    get is_DecimalValue() { return this.$tag === 6; }
    get is_IpAddrValue() { return this.$tag === 7; }
    get is_DatetimeValue() { return this.$tag === 8; }
    get is_DurationValue() { return this.$tag === 9; }
    get dtor_b() { return this.b; }
    get dtor_i() { return this.i; }
    get dtor_s() { return this.s; }
    get dtor_uid() { return this.uid; }
    get dtor_elements() { return this.elements; }
    get dtor_attrs() { return this.attrs; }
    get dtor_units() { return this.units; }
    get dtor_ip() { return this.ip; }
    get dtor_millis() { return this.millis; }
    toString() {
      if (this.$tag === 0) {
        return "ValueModel.Value.BoolValue" + "(" + _dafny.toString(this.b) + ")";
      } else if (this.$tag === 1) {
        return "ValueModel.Value.LongValue" + "(" + _dafny.toString(this.i) + ")";
      } else if (this.$tag === 2) {
        return "ValueModel.Value.StringValue" + "(" + _dafny.toString(this.s) + ")";
      } else if (this.$tag === 3) {
        return "ValueModel.Value.EntityValue" + "(" + _dafny.toString(this.uid) + ")";
      } else if (this.$tag === 4) {
        return "ValueModel.Value.SetValue" + "(" + _dafny.toString(this.elements) + ")";
      } else if (this.$tag === 5) {
        return "ValueModel.Value.RecordValue" + "(" + _dafny.toString(this.attrs) + ")";
      } else if (this.$tag === 6) {
        return "ValueModel.Value.DecimalValue" + "(" + _dafny.toString(this.units) + ")";
      } else if (this.$tag === 7) {
        return "ValueModel.Value.IpAddrValue" + "(" + _dafny.toString(this.ip) + ")";
      } else if (this.$tag === 8) {
        return "ValueModel.Value.DatetimeValue" + "(" + _dafny.toString(this.millis) + ")";
      } else if (this.$tag === 9) {
        return "ValueModel.Value.DurationValue" + "(" + _dafny.toString(this.millis) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && this.b === other.b;
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.i, other.i);
      } else if (this.$tag === 2) {
        return other.$tag === 2 && _dafny.areEqual(this.s, other.s);
      } else if (this.$tag === 3) {
        return other.$tag === 3 && _dafny.areEqual(this.uid, other.uid);
      } else if (this.$tag === 4) {
        return other.$tag === 4 && _dafny.areEqual(this.elements, other.elements);
      } else if (this.$tag === 5) {
        return other.$tag === 5 && _dafny.areEqual(this.attrs, other.attrs);
      } else if (this.$tag === 6) {
        return other.$tag === 6 && _dafny.areEqual(this.units, other.units);
      } else if (this.$tag === 7) {
        return other.$tag === 7 && _dafny.areEqual(this.ip, other.ip);
      } else if (this.$tag === 8) {
        return other.$tag === 8 && _dafny.areEqual(this.millis, other.millis);
      } else if (this.$tag === 9) {
        return other.$tag === 9 && _dafny.areEqual(this.millis, other.millis);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ValueModel.Value.create_BoolValue(false);
        }
      };
    }
  }

  return $module;
})(); // end of module ValueModel
let EntityModel = (function() {
  let $module = {};



  $module.Entity = class Entity {
    constructor(tag) { this.$tag = tag; }
    static create_Entity(attrs,ancestors,tags) {
      let $dt = new Entity(0);
      $dt.attrs = attrs;
      $dt.ancestors = ancestors;
      $dt.tags = tags;
      return $dt;
    }
    get is_Entity() { return this.$tag === 0; }
    get dtor_attrs() { return this.attrs; }
    get dtor_ancestors() { return this.ancestors; }
    get dtor_tags() { return this.tags; }
    toString() {
      if (this.$tag === 0) {
        return "EntityModel.Entity.Entity" + "(" + _dafny.toString(this.attrs) + ", " + _dafny.toString(this.ancestors) + ", " + _dafny.toString(this.tags) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.attrs, other.attrs) && _dafny.areEqual(this.ancestors, other.ancestors) && _dafny.areEqual(this.tags, other.tags);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return EntityModel.Entity.create_Entity(_dafny.Map.Empty, _dafny.Set.Empty, _dafny.Map.Empty);
        }
      };
    }
  }

  return $module;
})(); // end of module EntityModel
let EntityStoreModel = (function() {
  let $module = {};




  $module.__default = class __default {
    constructor () {
      this._tname = "EntityStoreModel._default";
    }
    static IsIn(entities, uid, ancestor) {
      return (_dafny.areEqual(uid, ancestor)) || (((entities).contains(uid)) && ((((entities).get(uid)).dtor_ancestors).contains(ancestor)));
    };
  };
  return $module;
})(); // end of module EntityStoreModel
let EnvironmentModel = (function() {
  let $module = {};



  $module.Request = class Request {
    constructor(tag) { this.$tag = tag; }
    static create_Request(principal,action,resource,context) {
      let $dt = new Request(0);
      $dt.principal = principal;
      $dt.action = action;
      $dt.resource = resource;
      $dt.context = context;
      return $dt;
    }
    get is_Request() { return this.$tag === 0; }
    get dtor_principal() { return this.principal; }
    get dtor_action() { return this.action; }
    get dtor_resource() { return this.resource; }
    get dtor_context() { return this.context; }
    toString() {
      if (this.$tag === 0) {
        return "EnvironmentModel.Request.Request" + "(" + _dafny.toString(this.principal) + ", " + _dafny.toString(this.action) + ", " + _dafny.toString(this.resource) + ", " + _dafny.toString(this.context) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.principal, other.principal) && _dafny.areEqual(this.action, other.action) && _dafny.areEqual(this.resource, other.resource) && _dafny.areEqual(this.context, other.context);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return EnvironmentModel.Request.create_Request(EntityUidModel.EntityUid.Rtd().Default, EntityUidModel.EntityUid.Rtd().Default, EntityUidModel.EntityUid.Rtd().Default, _dafny.Map.Empty);
        }
      };
    }
  }

  return $module;
})(); // end of module EnvironmentModel
let EvaluationErrorModel = (function() {
  let $module = {};



  $module.EvaluationError = class EvaluationError {
    constructor(tag) { this.$tag = tag; }
    static create_EntityDoesNotExist() {
      let $dt = new EvaluationError(0);
      return $dt;
    }
    static create_AttrDoesNotExist() {
      let $dt = new EvaluationError(1);
      return $dt;
    }
    static create_TagDoesNotExist() {
      let $dt = new EvaluationError(2);
      return $dt;
    }
    static create_TypeError() {
      let $dt = new EvaluationError(3);
      return $dt;
    }
    static create_ArithBoundsError() {
      let $dt = new EvaluationError(4);
      return $dt;
    }
    static create_ExtensionError() {
      let $dt = new EvaluationError(5);
      return $dt;
    }
    get is_EntityDoesNotExist() { return this.$tag === 0; }
    get is_AttrDoesNotExist() { return this.$tag === 1; }
    get is_TagDoesNotExist() { return this.$tag === 2; }
    get is_TypeError() { return this.$tag === 3; }
    get is_ArithBoundsError() { return this.$tag === 4; }
    get is_ExtensionError() { return this.$tag === 5; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield EvaluationError.create_EntityDoesNotExist();
      yield EvaluationError.create_AttrDoesNotExist();
      yield EvaluationError.create_TagDoesNotExist();
      yield EvaluationError.create_TypeError();
      yield EvaluationError.create_ArithBoundsError();
      yield EvaluationError.create_ExtensionError();
    }
    toString() {
      if (this.$tag === 0) {
        return "EvaluationErrorModel.EvaluationError.EntityDoesNotExist";
      } else if (this.$tag === 1) {
        return "EvaluationErrorModel.EvaluationError.AttrDoesNotExist";
      } else if (this.$tag === 2) {
        return "EvaluationErrorModel.EvaluationError.TagDoesNotExist";
      } else if (this.$tag === 3) {
        return "EvaluationErrorModel.EvaluationError.TypeError";
      } else if (this.$tag === 4) {
        return "EvaluationErrorModel.EvaluationError.ArithBoundsError";
      } else if (this.$tag === 5) {
        return "EvaluationErrorModel.EvaluationError.ExtensionError";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else if (this.$tag === 3) {
        return other.$tag === 3;
      } else if (this.$tag === 4) {
        return other.$tag === 4;
      } else if (this.$tag === 5) {
        return other.$tag === 5;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return EvaluationErrorModel.EvaluationError.create_EntityDoesNotExist();
        }
      };
    }
  }


  return $module;
})(); // end of module EvaluationErrorModel
let FunctionNamesModel = (function() {
  let $module = {};

  $module.ExtensionFunction = class ExtensionFunction {
    constructor(tag) { this.$tag = tag; }
    static create_FnDecimal() {
      let $dt = new ExtensionFunction(0);
      return $dt;
    }
    static create_FnLessThan() {
      let $dt = new ExtensionFunction(1);
      return $dt;
    }
    static create_FnLessThanOrEqual() {
      let $dt = new ExtensionFunction(2);
      return $dt;
    }
    static create_FnGreaterThan() {
      let $dt = new ExtensionFunction(3);
      return $dt;
    }
    static create_FnGreaterThanOrEqual() {
      let $dt = new ExtensionFunction(4);
      return $dt;
    }
    static create_FnIp() {
      let $dt = new ExtensionFunction(5);
      return $dt;
    }
    static create_FnIsIpv4() {
      let $dt = new ExtensionFunction(6);
      return $dt;
    }
    static create_FnIsIpv6() {
      let $dt = new ExtensionFunction(7);
      return $dt;
    }
    static create_FnIsLoopback() {
      let $dt = new ExtensionFunction(8);
      return $dt;
    }
    static create_FnIsMulticast() {
      let $dt = new ExtensionFunction(9);
      return $dt;
    }
    static create_FnIsInRange() {
      let $dt = new ExtensionFunction(10);
      return $dt;
    }
    static create_FnDatetime() {
      let $dt = new ExtensionFunction(11);
      return $dt;
    }
    static create_FnOffset() {
      let $dt = new ExtensionFunction(12);
      return $dt;
    }
    static create_FnDurationSince() {
      let $dt = new ExtensionFunction(13);
      return $dt;
    }
    static create_FnToDate() {
      let $dt = new ExtensionFunction(14);
      return $dt;
    }
    static create_FnToTime() {
      let $dt = new ExtensionFunction(15);
      return $dt;
    }
    static create_FnDuration() {
      let $dt = new ExtensionFunction(16);
      return $dt;
    }
    static create_FnToMilliseconds() {
      let $dt = new ExtensionFunction(17);
      return $dt;
    }
    static create_FnToSeconds() {
      let $dt = new ExtensionFunction(18);
      return $dt;
    }
    static create_FnToMinutes() {
      let $dt = new ExtensionFunction(19);
      return $dt;
    }
    static create_FnToHours() {
      let $dt = new ExtensionFunction(20);
      return $dt;
    }
    static create_FnToDays() {
      let $dt = new ExtensionFunction(21);
      return $dt;
    }
    get is_FnDecimal() { return this.$tag === 0; }
    get is_FnLessThan() { return this.$tag === 1; }
    get is_FnLessThanOrEqual() { return this.$tag === 2; }
    get is_FnGreaterThan() { return this.$tag === 3; }
    get is_FnGreaterThanOrEqual() { return this.$tag === 4; }
    get is_FnIp() { return this.$tag === 5; }
    get is_FnIsIpv4() { return this.$tag === 6; }
    get is_FnIsIpv6() { return this.$tag === 7; }
    get is_FnIsLoopback() { return this.$tag === 8; }
    get is_FnIsMulticast() { return this.$tag === 9; }
    get is_FnIsInRange() { return this.$tag === 10; }
    get is_FnDatetime() { return this.$tag === 11; }
    get is_FnOffset() { return this.$tag === 12; }
    get is_FnDurationSince() { return this.$tag === 13; }
    get is_FnToDate() { return this.$tag === 14; }
    get is_FnToTime() { return this.$tag === 15; }
    get is_FnDuration() { return this.$tag === 16; }
    get is_FnToMilliseconds() { return this.$tag === 17; }
    get is_FnToSeconds() { return this.$tag === 18; }
    get is_FnToMinutes() { return this.$tag === 19; }
    get is_FnToHours() { return this.$tag === 20; }
    get is_FnToDays() { return this.$tag === 21; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield ExtensionFunction.create_FnDecimal();
      yield ExtensionFunction.create_FnLessThan();
      yield ExtensionFunction.create_FnLessThanOrEqual();
      yield ExtensionFunction.create_FnGreaterThan();
      yield ExtensionFunction.create_FnGreaterThanOrEqual();
      yield ExtensionFunction.create_FnIp();
      yield ExtensionFunction.create_FnIsIpv4();
      yield ExtensionFunction.create_FnIsIpv6();
      yield ExtensionFunction.create_FnIsLoopback();
      yield ExtensionFunction.create_FnIsMulticast();
      yield ExtensionFunction.create_FnIsInRange();
      yield ExtensionFunction.create_FnDatetime();
      yield ExtensionFunction.create_FnOffset();
      yield ExtensionFunction.create_FnDurationSince();
      yield ExtensionFunction.create_FnToDate();
      yield ExtensionFunction.create_FnToTime();
      yield ExtensionFunction.create_FnDuration();
      yield ExtensionFunction.create_FnToMilliseconds();
      yield ExtensionFunction.create_FnToSeconds();
      yield ExtensionFunction.create_FnToMinutes();
      yield ExtensionFunction.create_FnToHours();
      yield ExtensionFunction.create_FnToDays();
    }
    toString() {
      if (this.$tag === 0) {
        return "FunctionNamesModel.ExtensionFunction.FnDecimal";
      } else if (this.$tag === 1) {
        return "FunctionNamesModel.ExtensionFunction.FnLessThan";
      } else if (this.$tag === 2) {
        return "FunctionNamesModel.ExtensionFunction.FnLessThanOrEqual";
      } else if (this.$tag === 3) {
        return "FunctionNamesModel.ExtensionFunction.FnGreaterThan";
      } else if (this.$tag === 4) {
        return "FunctionNamesModel.ExtensionFunction.FnGreaterThanOrEqual";
      } else if (this.$tag === 5) {
        return "FunctionNamesModel.ExtensionFunction.FnIp";
      } else if (this.$tag === 6) {
        return "FunctionNamesModel.ExtensionFunction.FnIsIpv4";
      } else if (this.$tag === 7) {
        return "FunctionNamesModel.ExtensionFunction.FnIsIpv6";
      } else if (this.$tag === 8) {
        return "FunctionNamesModel.ExtensionFunction.FnIsLoopback";
      } else if (this.$tag === 9) {
        return "FunctionNamesModel.ExtensionFunction.FnIsMulticast";
      } else if (this.$tag === 10) {
        return "FunctionNamesModel.ExtensionFunction.FnIsInRange";
      } else if (this.$tag === 11) {
        return "FunctionNamesModel.ExtensionFunction.FnDatetime";
      } else if (this.$tag === 12) {
        return "FunctionNamesModel.ExtensionFunction.FnOffset";
      } else if (this.$tag === 13) {
        return "FunctionNamesModel.ExtensionFunction.FnDurationSince";
      } else if (this.$tag === 14) {
        return "FunctionNamesModel.ExtensionFunction.FnToDate";
      } else if (this.$tag === 15) {
        return "FunctionNamesModel.ExtensionFunction.FnToTime";
      } else if (this.$tag === 16) {
        return "FunctionNamesModel.ExtensionFunction.FnDuration";
      } else if (this.$tag === 17) {
        return "FunctionNamesModel.ExtensionFunction.FnToMilliseconds";
      } else if (this.$tag === 18) {
        return "FunctionNamesModel.ExtensionFunction.FnToSeconds";
      } else if (this.$tag === 19) {
        return "FunctionNamesModel.ExtensionFunction.FnToMinutes";
      } else if (this.$tag === 20) {
        return "FunctionNamesModel.ExtensionFunction.FnToHours";
      } else if (this.$tag === 21) {
        return "FunctionNamesModel.ExtensionFunction.FnToDays";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else if (this.$tag === 3) {
        return other.$tag === 3;
      } else if (this.$tag === 4) {
        return other.$tag === 4;
      } else if (this.$tag === 5) {
        return other.$tag === 5;
      } else if (this.$tag === 6) {
        return other.$tag === 6;
      } else if (this.$tag === 7) {
        return other.$tag === 7;
      } else if (this.$tag === 8) {
        return other.$tag === 8;
      } else if (this.$tag === 9) {
        return other.$tag === 9;
      } else if (this.$tag === 10) {
        return other.$tag === 10;
      } else if (this.$tag === 11) {
        return other.$tag === 11;
      } else if (this.$tag === 12) {
        return other.$tag === 12;
      } else if (this.$tag === 13) {
        return other.$tag === 13;
      } else if (this.$tag === 14) {
        return other.$tag === 14;
      } else if (this.$tag === 15) {
        return other.$tag === 15;
      } else if (this.$tag === 16) {
        return other.$tag === 16;
      } else if (this.$tag === 17) {
        return other.$tag === 17;
      } else if (this.$tag === 18) {
        return other.$tag === 18;
      } else if (this.$tag === 19) {
        return other.$tag === 19;
      } else if (this.$tag === 20) {
        return other.$tag === 20;
      } else if (this.$tag === 21) {
        return other.$tag === 21;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return FunctionNamesModel.ExtensionFunction.create_FnDecimal();
        }
      };
    }
  }

  return $module;
})(); // end of module FunctionNamesModel
let ExprModel = (function() {
  let $module = {};




  $module.VarName = class VarName {
    constructor(tag) { this.$tag = tag; }
    static create_Principal() {
      let $dt = new VarName(0);
      return $dt;
    }
    static create_Action() {
      let $dt = new VarName(1);
      return $dt;
    }
    static create_Resource() {
      let $dt = new VarName(2);
      return $dt;
    }
    static create_Context() {
      let $dt = new VarName(3);
      return $dt;
    }
    get is_Principal() { return this.$tag === 0; }
    get is_Action() { return this.$tag === 1; }
    get is_Resource() { return this.$tag === 2; }
    get is_Context() { return this.$tag === 3; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield VarName.create_Principal();
      yield VarName.create_Action();
      yield VarName.create_Resource();
      yield VarName.create_Context();
    }
    toString() {
      if (this.$tag === 0) {
        return "ExprModel.VarName.Principal";
      } else if (this.$tag === 1) {
        return "ExprModel.VarName.Action";
      } else if (this.$tag === 2) {
        return "ExprModel.VarName.Resource";
      } else if (this.$tag === 3) {
        return "ExprModel.VarName.Context";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else if (this.$tag === 3) {
        return other.$tag === 3;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ExprModel.VarName.create_Principal();
        }
      };
    }
  }

  $module.Literal = class Literal {
    constructor(tag) { this.$tag = tag; }
    static create_BoolLit(b) {
      let $dt = new Literal(0);
      $dt.b = b;
      return $dt;
    }
    static create_LongLit(i) {
      let $dt = new Literal(1);
      $dt.i = i;
      return $dt;
    }
    static create_StringLit(s) {
      let $dt = new Literal(2);
      $dt.s = s;
      return $dt;
    }
    static create_EntityLit(uid) {
      let $dt = new Literal(3);
      $dt.uid = uid;
      return $dt;
    }
    get is_BoolLit() { return this.$tag === 0; }
    get is_LongLit() { return this.$tag === 1; }
    get is_StringLit() { return this.$tag === 2; }
    get is_EntityLit() { return this.$tag === 3; }
    get dtor_b() { return this.b; }
    get dtor_i() { return this.i; }
    get dtor_s() { return this.s; }
    get dtor_uid() { return this.uid; }
    toString() {
      if (this.$tag === 0) {
        return "ExprModel.Literal.BoolLit" + "(" + _dafny.toString(this.b) + ")";
      } else if (this.$tag === 1) {
        return "ExprModel.Literal.LongLit" + "(" + _dafny.toString(this.i) + ")";
      } else if (this.$tag === 2) {
        return "ExprModel.Literal.StringLit" + "(" + _dafny.toString(this.s) + ")";
      } else if (this.$tag === 3) {
        return "ExprModel.Literal.EntityLit" + "(" + _dafny.toString(this.uid) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && this.b === other.b;
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.i, other.i);
      } else if (this.$tag === 2) {
        return other.$tag === 2 && _dafny.areEqual(this.s, other.s);
      } else if (this.$tag === 3) {
        return other.$tag === 3 && _dafny.areEqual(this.uid, other.uid);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ExprModel.Literal.create_BoolLit(false);
        }
      };
    }
  }

  $module.PatternElement = class PatternElement {
    constructor(tag) { this.$tag = tag; }
    static create_Wildcard() {
      let $dt = new PatternElement(0);
      return $dt;
    }
    static create_Char(c) {
      let $dt = new PatternElement(1);
      $dt.c = c;
      return $dt;
    }
    get is_Wildcard() { return this.$tag === 0; }
    get is_Char() { return this.$tag === 1; }
    get dtor_c() { return this.c; }
    toString() {
      if (this.$tag === 0) {
        return "ExprModel.PatternElement.Wildcard";
      } else if (this.$tag === 1) {
        return "ExprModel.PatternElement.Char" + "(" + _dafny.toString(this.c) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1 && this.c === other.c;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ExprModel.PatternElement.create_Wildcard();
        }
      };
    }
  }


  $module.UnaryOp = class UnaryOp {
    constructor(tag) { this.$tag = tag; }
    static create_Not() {
      let $dt = new UnaryOp(0);
      return $dt;
    }
    static create_Neg() {
      let $dt = new UnaryOp(1);
      return $dt;
    }
    static create_IsEmpty() {
      let $dt = new UnaryOp(2);
      return $dt;
    }
    static create_Like(pattern) {
      let $dt = new UnaryOp(3);
      $dt.pattern = pattern;
      return $dt;
    }
    static create_Is(entityType) {
      let $dt = new UnaryOp(4);
      $dt.entityType = entityType;
      return $dt;
    }
    get is_Not() { return this.$tag === 0; }
    get is_Neg() { return this.$tag === 1; }
    get is_IsEmpty() { return this.$tag === 2; }
    get is_Like() { return this.$tag === 3; }
    get is_Is() { return this.$tag === 4; }
    get dtor_pattern() { return this.pattern; }
    get dtor_entityType() { return this.entityType; }
    toString() {
      if (this.$tag === 0) {
        return "ExprModel.UnaryOp.Not";
      } else if (this.$tag === 1) {
        return "ExprModel.UnaryOp.Neg";
      } else if (this.$tag === 2) {
        return "ExprModel.UnaryOp.IsEmpty";
      } else if (this.$tag === 3) {
        return "ExprModel.UnaryOp.Like" + "(" + _dafny.toString(this.pattern) + ")";
      } else if (this.$tag === 4) {
        return "ExprModel.UnaryOp.Is" + "(" + _dafny.toString(this.entityType) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else if (this.$tag === 3) {
        return other.$tag === 3 && _dafny.areEqual(this.pattern, other.pattern);
      } else if (this.$tag === 4) {
        return other.$tag === 4 && _dafny.areEqual(this.entityType, other.entityType);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ExprModel.UnaryOp.create_Not();
        }
      };
    }
  }

  $module.BinaryOp = class BinaryOp {
    constructor(tag) { this.$tag = tag; }
    static create_Eq() {
      let $dt = new BinaryOp(0);
      return $dt;
    }
    static create_Less() {
      let $dt = new BinaryOp(1);
      return $dt;
    }
    static create_LessEq() {
      let $dt = new BinaryOp(2);
      return $dt;
    }
    static create_In() {
      let $dt = new BinaryOp(3);
      return $dt;
    }
    static create_Add() {
      let $dt = new BinaryOp(4);
      return $dt;
    }
    static create_Sub() {
      let $dt = new BinaryOp(5);
      return $dt;
    }
    static create_Mul() {
      let $dt = new BinaryOp(6);
      return $dt;
    }
    static create_Contains() {
      let $dt = new BinaryOp(7);
      return $dt;
    }
    static create_ContainsAll() {
      let $dt = new BinaryOp(8);
      return $dt;
    }
    static create_ContainsAny() {
      let $dt = new BinaryOp(9);
      return $dt;
    }
    static create_HasTag() {
      let $dt = new BinaryOp(10);
      return $dt;
    }
    static create_GetTag() {
      let $dt = new BinaryOp(11);
      return $dt;
    }
    get is_Eq() { return this.$tag === 0; }
    get is_Less() { return this.$tag === 1; }
    get is_LessEq() { return this.$tag === 2; }
    get is_In() { return this.$tag === 3; }
    get is_Add() { return this.$tag === 4; }
    get is_Sub() { return this.$tag === 5; }
    get is_Mul() { return this.$tag === 6; }
    get is_Contains() { return this.$tag === 7; }
    get is_ContainsAll() { return this.$tag === 8; }
    get is_ContainsAny() { return this.$tag === 9; }
    get is_HasTag() { return this.$tag === 10; }
    get is_GetTag() { return this.$tag === 11; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield BinaryOp.create_Eq();
      yield BinaryOp.create_Less();
      yield BinaryOp.create_LessEq();
      yield BinaryOp.create_In();
      yield BinaryOp.create_Add();
      yield BinaryOp.create_Sub();
      yield BinaryOp.create_Mul();
      yield BinaryOp.create_Contains();
      yield BinaryOp.create_ContainsAll();
      yield BinaryOp.create_ContainsAny();
      yield BinaryOp.create_HasTag();
      yield BinaryOp.create_GetTag();
    }
    toString() {
      if (this.$tag === 0) {
        return "ExprModel.BinaryOp.Eq";
      } else if (this.$tag === 1) {
        return "ExprModel.BinaryOp.Less";
      } else if (this.$tag === 2) {
        return "ExprModel.BinaryOp.LessEq";
      } else if (this.$tag === 3) {
        return "ExprModel.BinaryOp.In";
      } else if (this.$tag === 4) {
        return "ExprModel.BinaryOp.Add";
      } else if (this.$tag === 5) {
        return "ExprModel.BinaryOp.Sub";
      } else if (this.$tag === 6) {
        return "ExprModel.BinaryOp.Mul";
      } else if (this.$tag === 7) {
        return "ExprModel.BinaryOp.Contains";
      } else if (this.$tag === 8) {
        return "ExprModel.BinaryOp.ContainsAll";
      } else if (this.$tag === 9) {
        return "ExprModel.BinaryOp.ContainsAny";
      } else if (this.$tag === 10) {
        return "ExprModel.BinaryOp.HasTag";
      } else if (this.$tag === 11) {
        return "ExprModel.BinaryOp.GetTag";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else if (this.$tag === 3) {
        return other.$tag === 3;
      } else if (this.$tag === 4) {
        return other.$tag === 4;
      } else if (this.$tag === 5) {
        return other.$tag === 5;
      } else if (this.$tag === 6) {
        return other.$tag === 6;
      } else if (this.$tag === 7) {
        return other.$tag === 7;
      } else if (this.$tag === 8) {
        return other.$tag === 8;
      } else if (this.$tag === 9) {
        return other.$tag === 9;
      } else if (this.$tag === 10) {
        return other.$tag === 10;
      } else if (this.$tag === 11) {
        return other.$tag === 11;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ExprModel.BinaryOp.create_Eq();
        }
      };
    }
  }

  $module.RecordEntry = class RecordEntry {
    constructor(tag) { this.$tag = tag; }
    static create_RecordEntry(key,value) {
      let $dt = new RecordEntry(0);
      $dt.key = key;
      $dt.value = value;
      return $dt;
    }
    get is_RecordEntry() { return this.$tag === 0; }
    get dtor_key() { return this.key; }
    get dtor_value() { return this.value; }
    toString() {
      if (this.$tag === 0) {
        return "ExprModel.RecordEntry.RecordEntry" + "(" + _dafny.toString(this.key) + ", " + _dafny.toString(this.value) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.key, other.key) && _dafny.areEqual(this.value, other.value);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ExprModel.RecordEntry.create_RecordEntry(_dafny.Seq.of(), ExprModel.Expr.Rtd().Default);
        }
      };
    }
  }

  $module.Expr = class Expr {
    constructor(tag) { this.$tag = tag; }
    static create_Lit(literal) {
      let $dt = new Expr(0);
      $dt.literal = literal;
      return $dt;
    }
    static create_Var(name) {
      let $dt = new Expr(1);
      $dt.name = name;
      return $dt;
    }
    static create_And(left,right) {
      let $dt = new Expr(2);
      $dt.left = left;
      $dt.right = right;
      return $dt;
    }
    static create_Or(left,right) {
      let $dt = new Expr(3);
      $dt.left = left;
      $dt.right = right;
      return $dt;
    }
    static create_If(test,yes,no) {
      let $dt = new Expr(4);
      $dt.test = test;
      $dt.yes = yes;
      $dt.no = no;
      return $dt;
    }
    static create_Unary(unaryOp,arg) {
      let $dt = new Expr(5);
      $dt.unaryOp = unaryOp;
      $dt.arg = arg;
      return $dt;
    }
    static create_Binary(binaryOp,left,right) {
      let $dt = new Expr(6);
      $dt.binaryOp = binaryOp;
      $dt.left = left;
      $dt.right = right;
      return $dt;
    }
    static create_GetAttr(arg,attr) {
      let $dt = new Expr(7);
      $dt.arg = arg;
      $dt.attr = attr;
      return $dt;
    }
    static create_HasAttr(arg,attr) {
      let $dt = new Expr(8);
      $dt.arg = arg;
      $dt.attr = attr;
      return $dt;
    }
    static create_SetExpr(elements) {
      let $dt = new Expr(9);
      $dt.elements = elements;
      return $dt;
    }
    static create_RecordExpr(entries) {
      let $dt = new Expr(10);
      $dt.entries = entries;
      return $dt;
    }
    static create_Call(fn,args) {
      let $dt = new Expr(11);
      $dt.fn = fn;
      $dt.args = args;
      return $dt;
    }
    get is_Lit() { return this.$tag === 0; }
    get is_Var() { return this.$tag === 1; }
    get is_And() { return this.$tag === 2; }
    get is_Or() { return this.$tag === 3; }
    get is_If() { return this.$tag === 4; }
    get is_Unary() { return this.$tag === 5; }
    get is_Binary() { return this.$tag === 6; }
    get is_GetAttr() { return this.$tag === 7; }
    get is_HasAttr() { return this.$tag === 8; }
    get is_SetExpr() { return this.$tag === 9; }
    get is_RecordExpr() { return this.$tag === 10; }
    get is_Call() { return this.$tag === 11; }
    get dtor_literal() { return this.literal; }
    get dtor_name() { return this.name; }
    get dtor_left() { return this.left; }
    get dtor_right() { return this.right; }
    get dtor_test() { return this.test; }
    get dtor_yes() { return this.yes; }
    get dtor_no() { return this.no; }
    get dtor_unaryOp() { return this.unaryOp; }
    get dtor_arg() { return this.arg; }
    get dtor_binaryOp() { return this.binaryOp; }
    get dtor_attr() { return this.attr; }
    get dtor_elements() { return this.elements; }
    get dtor_entries() { return this.entries; }
    get dtor_fn() { return this.fn; }
    get dtor_args() { return this.args; }
    toString() {
      if (this.$tag === 0) {
        return "ExprModel.Expr.Lit" + "(" + _dafny.toString(this.literal) + ")";
      } else if (this.$tag === 1) {
        return "ExprModel.Expr.Var" + "(" + _dafny.toString(this.name) + ")";
      } else if (this.$tag === 2) {
        return "ExprModel.Expr.And" + "(" + _dafny.toString(this.left) + ", " + _dafny.toString(this.right) + ")";
      } else if (this.$tag === 3) {
        return "ExprModel.Expr.Or" + "(" + _dafny.toString(this.left) + ", " + _dafny.toString(this.right) + ")";
      } else if (this.$tag === 4) {
        return "ExprModel.Expr.If" + "(" + _dafny.toString(this.test) + ", " + _dafny.toString(this.yes) + ", " + _dafny.toString(this.no) + ")";
      } else if (this.$tag === 5) {
        return "ExprModel.Expr.Unary" + "(" + _dafny.toString(this.unaryOp) + ", " + _dafny.toString(this.arg) + ")";
      } else if (this.$tag === 6) {
        return "ExprModel.Expr.Binary" + "(" + _dafny.toString(this.binaryOp) + ", " + _dafny.toString(this.left) + ", " + _dafny.toString(this.right) + ")";
      } else if (this.$tag === 7) {
        return "ExprModel.Expr.GetAttr" + "(" + _dafny.toString(this.arg) + ", " + _dafny.toString(this.attr) + ")";
      } else if (this.$tag === 8) {
        return "ExprModel.Expr.HasAttr" + "(" + _dafny.toString(this.arg) + ", " + _dafny.toString(this.attr) + ")";
      } else if (this.$tag === 9) {
        return "ExprModel.Expr.SetExpr" + "(" + _dafny.toString(this.elements) + ")";
      } else if (this.$tag === 10) {
        return "ExprModel.Expr.RecordExpr" + "(" + _dafny.toString(this.entries) + ")";
      } else if (this.$tag === 11) {
        return "ExprModel.Expr.Call" + "(" + _dafny.toString(this.fn) + ", " + _dafny.toString(this.args) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.literal, other.literal);
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.name, other.name);
      } else if (this.$tag === 2) {
        return other.$tag === 2 && _dafny.areEqual(this.left, other.left) && _dafny.areEqual(this.right, other.right);
      } else if (this.$tag === 3) {
        return other.$tag === 3 && _dafny.areEqual(this.left, other.left) && _dafny.areEqual(this.right, other.right);
      } else if (this.$tag === 4) {
        return other.$tag === 4 && _dafny.areEqual(this.test, other.test) && _dafny.areEqual(this.yes, other.yes) && _dafny.areEqual(this.no, other.no);
      } else if (this.$tag === 5) {
        return other.$tag === 5 && _dafny.areEqual(this.unaryOp, other.unaryOp) && _dafny.areEqual(this.arg, other.arg);
      } else if (this.$tag === 6) {
        return other.$tag === 6 && _dafny.areEqual(this.binaryOp, other.binaryOp) && _dafny.areEqual(this.left, other.left) && _dafny.areEqual(this.right, other.right);
      } else if (this.$tag === 7) {
        return other.$tag === 7 && _dafny.areEqual(this.arg, other.arg) && _dafny.areEqual(this.attr, other.attr);
      } else if (this.$tag === 8) {
        return other.$tag === 8 && _dafny.areEqual(this.arg, other.arg) && _dafny.areEqual(this.attr, other.attr);
      } else if (this.$tag === 9) {
        return other.$tag === 9 && _dafny.areEqual(this.elements, other.elements);
      } else if (this.$tag === 10) {
        return other.$tag === 10 && _dafny.areEqual(this.entries, other.entries);
      } else if (this.$tag === 11) {
        return other.$tag === 11 && _dafny.areEqual(this.fn, other.fn) && _dafny.areEqual(this.args, other.args);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ExprModel.Expr.create_Lit(ExprModel.Literal.Rtd().Default);
        }
      };
    }
  }

  return $module;
})(); // end of module ExprModel
let PolicyModel = (function() {
  let $module = {};





  $module.Effect = class Effect {
    constructor(tag) { this.$tag = tag; }
    static create_Permit() {
      let $dt = new Effect(0);
      return $dt;
    }
    static create_Forbid() {
      let $dt = new Effect(1);
      return $dt;
    }
    get is_Permit() { return this.$tag === 0; }
    get is_Forbid() { return this.$tag === 1; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield Effect.create_Permit();
      yield Effect.create_Forbid();
    }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.Effect.Permit";
      } else if (this.$tag === 1) {
        return "PolicyModel.Effect.Forbid";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.Effect.create_Permit();
        }
      };
    }
  }

  $module.SlotId = class SlotId {
    constructor(tag) { this.$tag = tag; }
    static create_PrincipalSlot() {
      let $dt = new SlotId(0);
      return $dt;
    }
    static create_ResourceSlot() {
      let $dt = new SlotId(1);
      return $dt;
    }
    get is_PrincipalSlot() { return this.$tag === 0; }
    get is_ResourceSlot() { return this.$tag === 1; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield SlotId.create_PrincipalSlot();
      yield SlotId.create_ResourceSlot();
    }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.SlotId.PrincipalSlot";
      } else if (this.$tag === 1) {
        return "PolicyModel.SlotId.ResourceSlot";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.SlotId.create_PrincipalSlot();
        }
      };
    }
  }

  $module.EntityOrSlot = class EntityOrSlot {
    constructor(tag) { this.$tag = tag; }
    static create_Given(uid) {
      let $dt = new EntityOrSlot(0);
      $dt.uid = uid;
      return $dt;
    }
    static create_Slot() {
      let $dt = new EntityOrSlot(1);
      return $dt;
    }
    get is_Given() { return this.$tag === 0; }
    get is_Slot() { return this.$tag === 1; }
    get dtor_uid() { return this.uid; }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.EntityOrSlot.Given" + "(" + _dafny.toString(this.uid) + ")";
      } else if (this.$tag === 1) {
        return "PolicyModel.EntityOrSlot.Slot";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.uid, other.uid);
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.EntityOrSlot.create_Given(EntityUidModel.EntityUid.Rtd().Default);
        }
      };
    }
  }

  $module.ScopeConstraint = class ScopeConstraint {
    constructor(tag) { this.$tag = tag; }
    static create_ScopeAll() {
      let $dt = new ScopeConstraint(0);
      return $dt;
    }
    static create_ScopeEq(entity) {
      let $dt = new ScopeConstraint(1);
      $dt.entity = entity;
      return $dt;
    }
    static create_ScopeIn(entity) {
      let $dt = new ScopeConstraint(2);
      $dt.entity = entity;
      return $dt;
    }
    static create_ScopeIs(entityType) {
      let $dt = new ScopeConstraint(3);
      $dt.entityType = entityType;
      return $dt;
    }
    static create_ScopeIsIn(entityType,entity) {
      let $dt = new ScopeConstraint(4);
      $dt.entityType = entityType;
      $dt.entity = entity;
      return $dt;
    }
    get is_ScopeAll() { return this.$tag === 0; }
    get is_ScopeEq() { return this.$tag === 1; }
    get is_ScopeIn() { return this.$tag === 2; }
    get is_ScopeIs() { return this.$tag === 3; }
    get is_ScopeIsIn() { return this.$tag === 4; }
    get dtor_entity() { return this.entity; }
    get dtor_entityType() { return this.entityType; }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.ScopeConstraint.ScopeAll";
      } else if (this.$tag === 1) {
        return "PolicyModel.ScopeConstraint.ScopeEq" + "(" + _dafny.toString(this.entity) + ")";
      } else if (this.$tag === 2) {
        return "PolicyModel.ScopeConstraint.ScopeIn" + "(" + _dafny.toString(this.entity) + ")";
      } else if (this.$tag === 3) {
        return "PolicyModel.ScopeConstraint.ScopeIs" + "(" + _dafny.toString(this.entityType) + ")";
      } else if (this.$tag === 4) {
        return "PolicyModel.ScopeConstraint.ScopeIsIn" + "(" + _dafny.toString(this.entityType) + ", " + _dafny.toString(this.entity) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.entity, other.entity);
      } else if (this.$tag === 2) {
        return other.$tag === 2 && _dafny.areEqual(this.entity, other.entity);
      } else if (this.$tag === 3) {
        return other.$tag === 3 && _dafny.areEqual(this.entityType, other.entityType);
      } else if (this.$tag === 4) {
        return other.$tag === 4 && _dafny.areEqual(this.entityType, other.entityType) && _dafny.areEqual(this.entity, other.entity);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.ScopeConstraint.create_ScopeAll();
        }
      };
    }
  }

  $module.ActionConstraint = class ActionConstraint {
    constructor(tag) { this.$tag = tag; }
    static create_ActionAll() {
      let $dt = new ActionConstraint(0);
      return $dt;
    }
    static create_ActionEq(uid) {
      let $dt = new ActionConstraint(1);
      $dt.uid = uid;
      return $dt;
    }
    static create_ActionIn(uid) {
      let $dt = new ActionConstraint(2);
      $dt.uid = uid;
      return $dt;
    }
    static create_ActionInSet(uids) {
      let $dt = new ActionConstraint(3);
      $dt.uids = uids;
      return $dt;
    }
    get is_ActionAll() { return this.$tag === 0; }
    get is_ActionEq() { return this.$tag === 1; }
    get is_ActionIn() { return this.$tag === 2; }
    get is_ActionInSet() { return this.$tag === 3; }
    get dtor_uid() { return this.uid; }
    get dtor_uids() { return this.uids; }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.ActionConstraint.ActionAll";
      } else if (this.$tag === 1) {
        return "PolicyModel.ActionConstraint.ActionEq" + "(" + _dafny.toString(this.uid) + ")";
      } else if (this.$tag === 2) {
        return "PolicyModel.ActionConstraint.ActionIn" + "(" + _dafny.toString(this.uid) + ")";
      } else if (this.$tag === 3) {
        return "PolicyModel.ActionConstraint.ActionInSet" + "(" + _dafny.toString(this.uids) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.uid, other.uid);
      } else if (this.$tag === 2) {
        return other.$tag === 2 && _dafny.areEqual(this.uid, other.uid);
      } else if (this.$tag === 3) {
        return other.$tag === 3 && _dafny.areEqual(this.uids, other.uids);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.ActionConstraint.create_ActionAll();
        }
      };
    }
  }

  $module.Condition = class Condition {
    constructor(tag) { this.$tag = tag; }
    static create_When(body) {
      let $dt = new Condition(0);
      $dt.body = body;
      return $dt;
    }
    static create_Unless(body) {
      let $dt = new Condition(1);
      $dt.body = body;
      return $dt;
    }
    get is_When() { return this.$tag === 0; }
    get is_Unless() { return this.$tag === 1; }
    get dtor_body() { return this.body; }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.Condition.When" + "(" + _dafny.toString(this.body) + ")";
      } else if (this.$tag === 1) {
        return "PolicyModel.Condition.Unless" + "(" + _dafny.toString(this.body) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.body, other.body);
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.body, other.body);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.Condition.create_When(ExprModel.Expr.Rtd().Default);
        }
      };
    }
  }

  $module.PolicyBody = class PolicyBody {
    constructor(tag) { this.$tag = tag; }
    static create_PolicyBody(effect,principal,action,resource,conditions) {
      let $dt = new PolicyBody(0);
      $dt.effect = effect;
      $dt.principal = principal;
      $dt.action = action;
      $dt.resource = resource;
      $dt.conditions = conditions;
      return $dt;
    }
    get is_PolicyBody() { return this.$tag === 0; }
    get dtor_effect() { return this.effect; }
    get dtor_principal() { return this.principal; }
    get dtor_action() { return this.action; }
    get dtor_resource() { return this.resource; }
    get dtor_conditions() { return this.conditions; }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.PolicyBody.PolicyBody" + "(" + _dafny.toString(this.effect) + ", " + _dafny.toString(this.principal) + ", " + _dafny.toString(this.action) + ", " + _dafny.toString(this.resource) + ", " + _dafny.toString(this.conditions) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.effect, other.effect) && _dafny.areEqual(this.principal, other.principal) && _dafny.areEqual(this.action, other.action) && _dafny.areEqual(this.resource, other.resource) && _dafny.areEqual(this.conditions, other.conditions);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.PolicyBody.create_PolicyBody(PolicyModel.Effect.Rtd().Default, PolicyModel.ScopeConstraint.Rtd().Default, PolicyModel.ActionConstraint.Rtd().Default, PolicyModel.ScopeConstraint.Rtd().Default, _dafny.Seq.of());
        }
      };
    }
  }

  $module.Policy = class Policy {
    constructor(tag) { this.$tag = tag; }
    static create_Policy(id,body) {
      let $dt = new Policy(0);
      $dt.id = id;
      $dt.body = body;
      return $dt;
    }
    get is_Policy() { return this.$tag === 0; }
    get dtor_id() { return this.id; }
    get dtor_body() { return this.body; }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.Policy.Policy" + "(" + _dafny.toString(this.id) + ", " + _dafny.toString(this.body) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.id, other.id) && _dafny.areEqual(this.body, other.body);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.Policy.create_Policy(_dafny.Seq.of(), PolicyModel.PolicyBody.Rtd().Default);
        }
      };
    }
  }

  $module.Template = class Template {
    constructor(tag) { this.$tag = tag; }
    static create_Template(id,body) {
      let $dt = new Template(0);
      $dt.id = id;
      $dt.body = body;
      return $dt;
    }
    get is_Template() { return this.$tag === 0; }
    get dtor_id() { return this.id; }
    get dtor_body() { return this.body; }
    toString() {
      if (this.$tag === 0) {
        return "PolicyModel.Template.Template" + "(" + _dafny.toString(this.id) + ", " + _dafny.toString(this.body) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.id, other.id) && _dafny.areEqual(this.body, other.body);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyModel.Template.create_Template(_dafny.Seq.of(), PolicyModel.PolicyBody.Rtd().Default);
        }
      };
    }
  }


  $module.__default = class __default {
    constructor () {
      this._tname = "PolicyModel._default";
    }
    static ConditionOf(body) {
      return PolicyModel.__default.ConditionWith(body, PolicyModel.__default.NOTHING, PolicyModel.__default.NOTHING);
    };
    static get NOTHING() {
      return ExprModel.Expr.create_Lit(ExprModel.Literal.create_EntityLit(EntityUidModel.EntityUid.create_EntityUid("", "")));
    };
    static ConditionWith(body, principal, resource) {
      return ExprModel.Expr.create_And(PolicyModel.__default.ScopeCondition((body).dtor_principal, ExprModel.Expr.create_Var(ExprModel.VarName.create_Principal()), principal), ExprModel.Expr.create_And(PolicyModel.__default.ActionCondition((body).dtor_action), ExprModel.Expr.create_And(PolicyModel.__default.ScopeCondition((body).dtor_resource, ExprModel.Expr.create_Var(ExprModel.VarName.create_Resource()), resource), PolicyModel.__default.AllConditions((body).dtor_conditions))));
    };
    static ScopeCondition(constraint, variable, slot) {
      let _source0 = constraint;
      if (_source0.is_ScopeAll) {
        return ExprModel.Expr.create_Lit(ExprModel.Literal.create_BoolLit(true));
      } else if (_source0.is_ScopeEq) {
        let _16_entity = (_source0).entity;
        return ExprModel.Expr.create_Binary(ExprModel.BinaryOp.create_Eq(), variable, PolicyModel.__default.EntityOf(_16_entity, slot));
      } else if (_source0.is_ScopeIn) {
        let _17_entity = (_source0).entity;
        return ExprModel.Expr.create_Binary(ExprModel.BinaryOp.create_In(), variable, PolicyModel.__default.EntityOf(_17_entity, slot));
      } else if (_source0.is_ScopeIs) {
        let _18_entityType = (_source0).entityType;
        return ExprModel.Expr.create_Unary(ExprModel.UnaryOp.create_Is(_18_entityType), variable);
      } else  {
        let _19_entityType = (_source0).entityType;
        let _20_entity = (_source0).entity;
        return ExprModel.Expr.create_And(ExprModel.Expr.create_Unary(ExprModel.UnaryOp.create_Is(_19_entityType), variable), ExprModel.Expr.create_Binary(ExprModel.BinaryOp.create_In(), variable, PolicyModel.__default.EntityOf(_20_entity, slot)));
      }
    };
    static EntityOf(entity, slot) {
      if ((entity).is_Slot) {
        return slot;
      } else  {
        return ExprModel.Expr.create_Lit(ExprModel.Literal.create_EntityLit((entity).dtor_uid));
      }
    };
    static ActionCondition(constraint) {
      let _source1 = constraint;
      if (_source1.is_ActionAll) {
        return ExprModel.Expr.create_Lit(ExprModel.Literal.create_BoolLit(true));
      } else if (_source1.is_ActionEq) {
        let _21_uid = (_source1).uid;
        return ExprModel.Expr.create_Binary(ExprModel.BinaryOp.create_Eq(), ExprModel.Expr.create_Var(ExprModel.VarName.create_Action()), ExprModel.Expr.create_Lit(ExprModel.Literal.create_EntityLit(_21_uid)));
      } else if (_source1.is_ActionIn) {
        let _22_uid = (_source1).uid;
        return ExprModel.Expr.create_Binary(ExprModel.BinaryOp.create_In(), ExprModel.Expr.create_Var(ExprModel.VarName.create_Action()), ExprModel.Expr.create_Lit(ExprModel.Literal.create_EntityLit(_22_uid)));
      } else  {
        let _23_uids = (_source1).uids;
        return ExprModel.Expr.create_Binary(ExprModel.BinaryOp.create_In(), ExprModel.Expr.create_Var(ExprModel.VarName.create_Action()), ExprModel.Expr.create_SetExpr(PolicyModel.__default.EntityLiterals(_23_uids)));
      }
    };
    static EntityLiterals(uids) {
      if ((new BigNumber((uids).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        return _dafny.Seq.Concat(_dafny.Seq.of(ExprModel.Expr.create_Lit(ExprModel.Literal.create_EntityLit((uids)[new BigNumber(0)]))), PolicyModel.__default.EntityLiterals((uids).slice(new BigNumber(1))));
      }
    };
    static AllConditions(conditions) {
      if ((new BigNumber((conditions).length)).isEqualTo(new BigNumber(0))) {
        return ExprModel.Expr.create_Lit(ExprModel.Literal.create_BoolLit(true));
      } else  {
        return ExprModel.Expr.create_And(PolicyModel.__default.ConditionExpr((conditions)[new BigNumber(0)]), PolicyModel.__default.AllConditions((conditions).slice(new BigNumber(1))));
      }
    };
    static ConditionExpr(condition) {
      if ((condition).is_When) {
        return (condition).dtor_body;
      } else  {
        return ExprModel.Expr.create_Unary(ExprModel.UnaryOp.create_Not(), (condition).dtor_body);
      }
    };
    static SlotsOf(body) {
      return ((PolicyModel.__default.HasSlot((body).dtor_principal)) ? (_dafny.Set.fromElements(PolicyModel.SlotId.create_PrincipalSlot())) : (_dafny.Set.fromElements())).Union((PolicyModel.__default.HasSlot((body).dtor_resource)) ? (_dafny.Set.fromElements(PolicyModel.SlotId.create_ResourceSlot())) : (_dafny.Set.fromElements()));
    };
    static HasSlot(constraint) {
      return ((((constraint).is_ScopeEq) || ((constraint).is_ScopeIn)) || ((constraint).is_ScopeIsIn)) && (((constraint).dtor_entity).is_Slot);
    };
    static SubstituteSlots(body, values) {
      return PolicyModel.PolicyBody.create_PolicyBody((body).dtor_effect, PolicyModel.__default.Substitute((body).dtor_principal, PolicyModel.SlotId.create_PrincipalSlot(), values), (body).dtor_action, PolicyModel.__default.Substitute((body).dtor_resource, PolicyModel.SlotId.create_ResourceSlot(), values), (body).dtor_conditions);
    };
    static Substitute(constraint, slot, values) {
      if ((!(PolicyModel.__default.HasSlot(constraint))) || (!(values).contains(slot))) {
        return constraint;
      } else  {
        let _24_entity = PolicyModel.EntityOrSlot.create_Given((values).get(slot));
        if ((constraint).is_ScopeEq) {
          return PolicyModel.ScopeConstraint.create_ScopeEq(_24_entity);
        } else  {
          if ((constraint).is_ScopeIn) {
            return PolicyModel.ScopeConstraint.create_ScopeIn(_24_entity);
          } else  {
            if ((constraint).is_ScopeIsIn) {
              return PolicyModel.ScopeConstraint.create_ScopeIsIn((constraint).dtor_entityType, _24_entity);
            } else  {
              return constraint;
            }
          }
        }
      }
    };
  };
  return $module;
})(); // end of module PolicyModel
let PolicySetModel = (function() {
  let $module = {};



  $module.TemplateLink = class TemplateLink {
    constructor(tag) { this.$tag = tag; }
    static create_TemplateLink(templateId,newId,values) {
      let $dt = new TemplateLink(0);
      $dt.templateId = templateId;
      $dt.newId = newId;
      $dt.values = values;
      return $dt;
    }
    get is_TemplateLink() { return this.$tag === 0; }
    get dtor_templateId() { return this.templateId; }
    get dtor_newId() { return this.newId; }
    get dtor_values() { return this.values; }
    toString() {
      if (this.$tag === 0) {
        return "PolicySetModel.TemplateLink.TemplateLink" + "(" + _dafny.toString(this.templateId) + ", " + _dafny.toString(this.newId) + ", " + _dafny.toString(this.values) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.templateId, other.templateId) && _dafny.areEqual(this.newId, other.newId) && _dafny.areEqual(this.values, other.values);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicySetModel.TemplateLink.create_TemplateLink(_dafny.Seq.of(), _dafny.Seq.of(), _dafny.Map.Empty);
        }
      };
    }
  }

  $module.PolicySet = class PolicySet {
    constructor(tag) { this.$tag = tag; }
    static create_PolicySet(policies,templates,links) {
      let $dt = new PolicySet(0);
      $dt.policies = policies;
      $dt.templates = templates;
      $dt.links = links;
      return $dt;
    }
    get is_PolicySet() { return this.$tag === 0; }
    get dtor_policies() { return this.policies; }
    get dtor_templates() { return this.templates; }
    get dtor_links() { return this.links; }
    toString() {
      if (this.$tag === 0) {
        return "PolicySetModel.PolicySet.PolicySet" + "(" + _dafny.toString(this.policies) + ", " + _dafny.toString(this.templates) + ", " + _dafny.toString(this.links) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.policies, other.policies) && _dafny.areEqual(this.templates, other.templates) && _dafny.areEqual(this.links, other.links);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicySetModel.PolicySet.create_PolicySet(_dafny.Seq.of(), _dafny.Seq.of(), _dafny.Seq.of());
        }
      };
    }
  }

  $module.__default = class __default {
    constructor () {
      this._tname = "PolicySetModel._default";
    }
    static PoliciesOf(policySet) {
      return _dafny.Seq.Concat((policySet).dtor_policies, PolicySetModel.__default.LinkedPolicies((policySet).dtor_templates, (policySet).dtor_links));
    };
    static LinkedPolicies(templates, links) {
      if ((new BigNumber((links).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        let _25_template = PolicySetModel.__default.FindTemplate(templates, ((links)[new BigNumber(0)]).dtor_templateId);
        let _26_policy = ((_25_template).is_Some) ? (PolicySetModel.__default.LinkTemplate((_25_template).dtor_value, ((links)[new BigNumber(0)]).dtor_newId, ((links)[new BigNumber(0)]).dtor_values)) : (ResultModel.Option.create_None());
        return _dafny.Seq.Concat(((_26_policy).is_Some) ? (_dafny.Seq.of((_26_policy).dtor_value)) : (_dafny.Seq.of()), PolicySetModel.__default.LinkedPolicies(templates, (links).slice(new BigNumber(1))));
      }
    };
    static FindTemplate(templates, id) {
      if ((new BigNumber((templates).length)).isEqualTo(new BigNumber(0))) {
        return ResultModel.Option.create_None();
      } else  {
        if (_dafny.areEqual(((templates)[new BigNumber(0)]).dtor_id, id)) {
          return ResultModel.Option.create_Some((templates)[new BigNumber(0)]);
        } else  {
          return PolicySetModel.__default.FindTemplate((templates).slice(new BigNumber(1)), id);
        }
      }
    };
    static LinkTemplate(template, newId, values) {
      if (((values).Keys).equals(PolicyModel.__default.SlotsOf((template).dtor_body))) {
        return ResultModel.Option.create_Some(PolicyModel.Policy.create_Policy(newId, PolicyModel.__default.SubstituteSlots((template).dtor_body, values)));
      } else  {
        return ResultModel.Option.create_None();
      }
    };
  };
  return $module;
})(); // end of module PolicySetModel
let Int64Model = (function() {
  let $module = {};

  $module.__default = class __default {
    constructor () {
      this._tname = "Int64Model._default";
    }
    static get LONG__MIN() {
      return (new BigNumber(0)).minus(new BigNumber("9223372036854775808"));
    };
    static get LONG__MAX() {
      return new BigNumber("9223372036854775807");
    };
    static IsLong(i) {
      return ((Int64Model.__default.LONG__MIN).isLessThanOrEqualTo(i)) && ((i).isLessThanOrEqualTo(Int64Model.__default.LONG__MAX));
    };
    static DivLong(a, b) {
      if ((b).isLessThanOrEqualTo(new BigNumber(0))) {
        return new BigNumber(0);
      } else  {
        if ((new BigNumber(0)).isLessThanOrEqualTo(a)) {
          return _dafny.EuclideanDivision(a, b);
        } else  {
          return (new BigNumber(0)).minus(_dafny.EuclideanDivision((new BigNumber(0)).minus(a), b));
        }
      }
    };
  };
  return $module;
})(); // end of module Int64Model
let DecimalModel = (function() {
  let $module = {};




  $module.__default = class __default {
    constructor () {
      this._tname = "DecimalModel._default";
    }
    static ParseDecimal(text) {
      let _27_negative = TextModel.__default.StartsWith(text, "-");
      let _28_parts = TextModel.__default.Split((_27_negative) ? ((text).slice(new BigNumber(1))) : (text), '.');
      if ((!(new BigNumber((_28_parts).length)).isEqualTo(new BigNumber(2))) || ((new BigNumber(4)).isLessThan(new BigNumber(((_28_parts)[new BigNumber(1)]).length)))) {
        return ResultModel.Option.create_None();
      } else  {
        let _29_whole = TextModel.__default.ParseDigits((_28_parts)[new BigNumber(0)]);
        let _30_fraction = TextModel.__default.ParseDigits((_28_parts)[new BigNumber(1)]);
        if (((_29_whole).is_None) || ((_30_fraction).is_None)) {
          return ResultModel.Option.create_None();
        } else  {
          let _31_units = (((_29_whole).dtor_value).multipliedBy(new BigNumber(10000))).plus(((_30_fraction).dtor_value).multipliedBy(DecimalModel.__default.UnitsOfLastDigit(new BigNumber(((_28_parts)[new BigNumber(1)]).length))));
          let _32_signed = (_27_negative) ? ((new BigNumber(0)).minus(_31_units)) : (_31_units);
          if (Int64Model.__default.IsLong(_32_signed)) {
            return ResultModel.Option.create_Some(_32_signed);
          } else  {
            return ResultModel.Option.create_None();
          }
        }
      }
    };
    static UnitsOfLastDigit(digits) {
      if ((digits).isEqualTo(new BigNumber(1))) {
        return new BigNumber(1000);
      } else  {
        if ((digits).isEqualTo(new BigNumber(2))) {
          return new BigNumber(100);
        } else  {
          if ((digits).isEqualTo(new BigNumber(3))) {
            return new BigNumber(10);
          } else  {
            return new BigNumber(1);
          }
        }
      }
    };
  };
  return $module;
})(); // end of module DecimalModel
let DurationModel = (function() {
  let $module = {};




  $module.__default = class __default {
    constructor () {
      this._tname = "DurationModel._default";
    }
    static get SECOND() {
      return new BigNumber(1000);
    };
    static get MINUTE() {
      return (new BigNumber(60)).multipliedBy(DurationModel.__default.SECOND);
    };
    static get HOUR() {
      return (new BigNumber(60)).multipliedBy(DurationModel.__default.MINUTE);
    };
    static get DAY() {
      return (new BigNumber(24)).multipliedBy(DurationModel.__default.HOUR);
    };
    static ParseDuration(text) {
      let _33_negative = TextModel.__default.StartsWith(text, "-");
      let _34_millis = DurationModel.__default.ParseQuantities((_33_negative) ? ((text).slice(new BigNumber(1))) : (text), (DurationModel.__default.DAY).plus(new BigNumber(1)), new BigNumber(0));
      if ((_34_millis).is_None) {
        return ResultModel.Option.create_None();
      } else  {
        let _35_signed = (_33_negative) ? ((new BigNumber(0)).minus((_34_millis).dtor_value)) : ((_34_millis).dtor_value);
        if (Int64Model.__default.IsLong(_35_signed)) {
          return ResultModel.Option.create_Some(_35_signed);
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static ParseQuantities(text, lastScale, total) {
      let _36_digits = TextModel.__default.DigitCount(text);
      let _37_unit = DurationModel.__default.UnitAt((text).slice(_36_digits));
      let _38_scale = DurationModel.__default.ScaleOf(_37_unit);
      if ((((_36_digits).isEqualTo(new BigNumber(0))) || ((_38_scale).isEqualTo(new BigNumber(0)))) || ((lastScale).isLessThanOrEqualTo(_38_scale))) {
        return ResultModel.Option.create_None();
      } else  {
        let _39_sum = (total).plus((TextModel.__default.ValueOf((text).slice(0, _36_digits), new BigNumber(10), new BigNumber(0))).multipliedBy(_38_scale));
        let _40_rest = TextModel.__default.Drop(text, (_36_digits).plus(new BigNumber((_37_unit).length)));
        if (_dafny.areEqual(_40_rest, "")) {
          return ResultModel.Option.create_Some(_39_sum);
        } else  {
          return DurationModel.__default.ParseQuantities(_40_rest, _38_scale, _39_sum);
        }
      }
    };
    static UnitAt(text) {
      if (TextModel.__default.StartsWith(text, "ms")) {
        return "ms";
      } else  {
        return TextModel.__default.Take(text, new BigNumber(1));
      }
    };
    static ScaleOf(unit) {
      if (_dafny.areEqual(unit, "d")) {
        return DurationModel.__default.DAY;
      } else  {
        if (_dafny.areEqual(unit, "h")) {
          return DurationModel.__default.HOUR;
        } else  {
          if (_dafny.areEqual(unit, "m")) {
            return DurationModel.__default.MINUTE;
          } else  {
            if (_dafny.areEqual(unit, "s")) {
              return DurationModel.__default.SECOND;
            } else  {
              if (_dafny.areEqual(unit, "ms")) {
                return new BigNumber(1);
              } else  {
                return new BigNumber(0);
              }
            }
          }
        }
      }
    };
    static ToSeconds(duration) {
      return Int64Model.__default.DivLong(duration, DurationModel.__default.SECOND);
    };
    static ToMinutes(duration) {
      return Int64Model.__default.DivLong(duration, DurationModel.__default.MINUTE);
    };
    static ToHours(duration) {
      return Int64Model.__default.DivLong(duration, DurationModel.__default.HOUR);
    };
    static ToDays(duration) {
      return Int64Model.__default.DivLong(duration, DurationModel.__default.DAY);
    };
  };
  return $module;
})(); // end of module DurationModel
let DatetimeModel = (function() {
  let $module = {};





  $module.__default = class __default {
    constructor () {
      this._tname = "DatetimeModel._default";
    }
    static ParseDatetime(text) {
      let _41_day = DatetimeModel.__default.ParseDate(TextModel.__default.Take(text, new BigNumber(10)));
      if (((new BigNumber((text).length)).isLessThanOrEqualTo(new BigNumber(10))) || ((_41_day).is_None)) {
        return _41_day;
      } else  {
        if (((text)[new BigNumber(10)]) !== ('T')) {
          return ResultModel.Option.create_None();
        } else  {
          let _42_clock = DatetimeModel.__default.ParseClock(TextModel.__default.Take((text).slice(new BigNumber(11)), new BigNumber(8)));
          let _43_rest = TextModel.__default.Drop(text, new BigNumber(19));
          let _44_fraction = TextModel.__default.StartsWith(_43_rest, ".");
          let _45_millis = (_44_fraction) ? (DatetimeModel.__default.ParseField(_43_rest, new BigNumber(1), new BigNumber(3), new BigNumber(999))) : (ResultModel.Option.create_Some(new BigNumber(0)));
          let _46_ahead = DatetimeModel.__default.ParseZone((_44_fraction) ? (TextModel.__default.Drop(_43_rest, new BigNumber(4))) : (_43_rest));
          if ((((_42_clock).is_None) || ((_45_millis).is_None)) || ((_46_ahead).is_None)) {
            return ResultModel.Option.create_None();
          } else  {
            return ResultModel.Option.create_Some(((((_41_day).dtor_value).plus((_42_clock).dtor_value)).plus((_45_millis).dtor_value)).minus((_46_ahead).dtor_value));
          }
        }
      }
    };
    static ParseField(text, start, width, max) {
      let _47_field = TextModel.__default.Take(TextModel.__default.Drop(text, start), width);
      let _48_n = TextModel.__default.ParseDigits(_47_field);
      if ((((new BigNumber((_47_field).length)).isEqualTo(width)) && ((_48_n).is_Some)) && (((_48_n).dtor_value).isLessThanOrEqualTo(max))) {
        return _48_n;
      } else  {
        return ResultModel.Option.create_None();
      }
    };
    static ParseDate(text) {
      let _49_year = DatetimeModel.__default.ParseField(text, new BigNumber(0), new BigNumber(4), new BigNumber(9999));
      let _50_month = DatetimeModel.__default.ParseField(text, new BigNumber(5), new BigNumber(2), new BigNumber(12));
      let _51_day = DatetimeModel.__default.ParseField(text, new BigNumber(8), new BigNumber(2), new BigNumber(31));
      if (((((((((new BigNumber((text).length)).isEqualTo(new BigNumber(10))) && (((text)[new BigNumber(4)]) === ('-'))) && (((text)[new BigNumber(7)]) === ('-'))) && ((_49_year).is_Some)) && ((_50_month).is_Some)) && ((_51_day).is_Some)) && ((new BigNumber(1)).isLessThanOrEqualTo((_50_month).dtor_value))) && (((new BigNumber(1)).isLessThanOrEqualTo((_51_day).dtor_value)) && (((_51_day).dtor_value).isLessThanOrEqualTo(DatetimeModel.__default.DaysInMonth((_49_year).dtor_value, (_50_month).dtor_value))))) {
        return ResultModel.Option.create_Some((DatetimeModel.__default.DaysSince1970((_49_year).dtor_value, (_50_month).dtor_value, (_51_day).dtor_value)).multipliedBy(DurationModel.__default.DAY));
      } else  {
        return ResultModel.Option.create_None();
      }
    };
    static ParseClock(text) {
      let _52_hour = DatetimeModel.__default.ParseField(text, new BigNumber(0), new BigNumber(2), new BigNumber(23));
      let _53_minute = DatetimeModel.__default.ParseField(text, new BigNumber(3), new BigNumber(2), new BigNumber(59));
      let _54_second = DatetimeModel.__default.ParseField(text, new BigNumber(6), new BigNumber(2), new BigNumber(59));
      if (((((((new BigNumber((text).length)).isEqualTo(new BigNumber(8))) && (((text)[new BigNumber(2)]) === (':'))) && (((text)[new BigNumber(5)]) === (':'))) && ((_52_hour).is_Some)) && ((_53_minute).is_Some)) && ((_54_second).is_Some)) {
        return ResultModel.Option.create_Some(((((_52_hour).dtor_value).multipliedBy(DurationModel.__default.HOUR)).plus(((_53_minute).dtor_value).multipliedBy(DurationModel.__default.MINUTE))).plus(((_54_second).dtor_value).multipliedBy(DurationModel.__default.SECOND)));
      } else  {
        return ResultModel.Option.create_None();
      }
    };
    static ParseZone(text) {
      if (_dafny.areEqual(text, "Z")) {
        return ResultModel.Option.create_Some(new BigNumber(0));
      } else  {
        let _55_hour = DatetimeModel.__default.ParseField(text, new BigNumber(1), new BigNumber(2), new BigNumber(23));
        let _56_minute = DatetimeModel.__default.ParseField(text, new BigNumber(3), new BigNumber(2), new BigNumber(59));
        if (((!(new BigNumber((text).length)).isEqualTo(new BigNumber(5))) || ((_55_hour).is_None)) || ((_56_minute).is_None)) {
          return ResultModel.Option.create_None();
        } else  {
          if (((text)[new BigNumber(0)]) === ('+')) {
            return ResultModel.Option.create_Some((((_55_hour).dtor_value).multipliedBy(DurationModel.__default.HOUR)).plus(((_56_minute).dtor_value).multipliedBy(DurationModel.__default.MINUTE)));
          } else  {
            if (((text)[new BigNumber(0)]) === ('-')) {
              return ResultModel.Option.create_Some((new BigNumber(0)).minus((((_55_hour).dtor_value).multipliedBy(DurationModel.__default.HOUR)).plus(((_56_minute).dtor_value).multipliedBy(DurationModel.__default.MINUTE))));
            } else  {
              return ResultModel.Option.create_None();
            }
          }
        }
      }
    };
    static DaysInMonth(year, month) {
      if ((month).isEqualTo(new BigNumber(2))) {
        if (DatetimeModel.__default.IsLeapYear(year)) {
          return new BigNumber(29);
        } else  {
          return new BigNumber(28);
        }
      } else  {
        if (((((month).isEqualTo(new BigNumber(4))) || ((month).isEqualTo(new BigNumber(6)))) || ((month).isEqualTo(new BigNumber(9)))) || ((month).isEqualTo(new BigNumber(11)))) {
          return new BigNumber(30);
        } else  {
          return new BigNumber(31);
        }
      }
    };
    static IsLeapYear(year) {
      return (((year).mod(new BigNumber(4))).isEqualTo(new BigNumber(0))) && ((!((year).mod(new BigNumber(100))).isEqualTo(new BigNumber(0))) || (((year).mod(new BigNumber(400))).isEqualTo(new BigNumber(0))));
    };
    static DaysSince1970(year, month, day) {
      return ((((DatetimeModel.__default.DaysBeforeYear(year)).minus(DatetimeModel.__default.DaysBeforeYear(new BigNumber(1970)))).plus(DatetimeModel.__default.DaysBeforeMonth(year, month))).plus(day)).minus(new BigNumber(1));
    };
    static DaysBeforeYear(year) {
      let _57_last = (year).minus(new BigNumber(1));
      return ((year).multipliedBy(new BigNumber(365))).plus((((_dafny.EuclideanDivision(_57_last, new BigNumber(4))).minus(_dafny.EuclideanDivision(_57_last, new BigNumber(100)))).plus(_dafny.EuclideanDivision(_57_last, new BigNumber(400)))).plus(new BigNumber(1)));
    };
    static DaysBeforeMonth(year, month) {
      if ((month).isLessThanOrEqualTo(new BigNumber(1))) {
        return new BigNumber(0);
      } else  {
        return (DatetimeModel.__default.DaysBeforeMonth(year, (month).minus(new BigNumber(1)))).plus(DatetimeModel.__default.DaysInMonth(year, (month).minus(new BigNumber(1))));
      }
    };
    static Offset(datetime, duration) {
      return (datetime).plus(duration);
    };
    static DurationSince(end, start) {
      return (end).minus(start);
    };
    static ToDate(datetime) {
      return (datetime).minus(DatetimeModel.__default.ToTime(datetime));
    };
    static ToTime(datetime) {
      return (datetime).mod(DurationModel.__default.DAY);
    };
  };
  return $module;
})(); // end of module DatetimeModel
let FunctionsModel = (function() {
  let $module = {};










  $module.__default = class __default {
    constructor () {
      this._tname = "FunctionsModel._default";
    }
    static ApplyCall(fn, args) {
      if ((new BigNumber((args).length)).isEqualTo(new BigNumber(1))) {
        return FunctionsModel.__default.Apply1(fn, (args)[new BigNumber(0)]);
      } else  {
        if ((new BigNumber((args).length)).isEqualTo(new BigNumber(2))) {
          return FunctionsModel.__default.Apply2(fn, (args)[new BigNumber(0)], (args)[new BigNumber(1)]);
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      }
    };
    static Apply1(fn, arg) {
      if ((arg).is_StringValue) {
        return FunctionsModel.__default.ApplyConstructor(fn, (arg).dtor_s);
      } else  {
        if ((arg).is_IpAddrValue) {
          return FunctionsModel.__default.ApplyToIpAddr(fn, (arg).dtor_ip);
        } else  {
          if ((arg).is_DatetimeValue) {
            return FunctionsModel.__default.ApplyToDatetime(fn, (arg).dtor_millis);
          } else  {
            if ((arg).is_DurationValue) {
              return FunctionsModel.__default.ApplyToDuration(fn, (arg).dtor_millis);
            } else  {
              return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
            }
          }
        }
      }
    };
    static ApplyConstructor(fn, text) {
      if ((fn).is_FnDecimal) {
        let _58_d = DecimalModel.__default.ParseDecimal(text);
        if ((_58_d).is_Some) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_DecimalValue((_58_d).dtor_value));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_ExtensionError());
        }
      } else  {
        if ((fn).is_FnIp) {
          let _59_ip = IpAddrModel.__default.ParseIpAddr(text);
          if ((_59_ip).is_Some) {
            return ResultModel.Result.create_Ok(ValueModel.Value.create_IpAddrValue((_59_ip).dtor_value));
          } else  {
            return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_ExtensionError());
          }
        } else  {
          if ((fn).is_FnDatetime) {
            let _60_t = DatetimeModel.__default.ParseDatetime(text);
            if ((_60_t).is_Some) {
              return ResultModel.Result.create_Ok(ValueModel.Value.create_DatetimeValue((_60_t).dtor_value));
            } else  {
              return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_ExtensionError());
            }
          } else  {
            if ((fn).is_FnDuration) {
              let _61_d = DurationModel.__default.ParseDuration(text);
              if ((_61_d).is_Some) {
                return ResultModel.Result.create_Ok(ValueModel.Value.create_DurationValue((_61_d).dtor_value));
              } else  {
                return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_ExtensionError());
              }
            } else  {
              return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
            }
          }
        }
      }
    };
    static ApplyToIpAddr(fn, ip) {
      if ((fn).is_FnIsIpv4) {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(!((ip).dtor_isV6)));
      } else  {
        if ((fn).is_FnIsIpv6) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue((ip).dtor_isV6));
        } else  {
          if ((fn).is_FnIsLoopback) {
            return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(IpAddrModel.__default.IsLoopback(ip)));
          } else  {
            if ((fn).is_FnIsMulticast) {
              return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(IpAddrModel.__default.IsMulticast(ip)));
            } else  {
              return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
            }
          }
        }
      }
    };
    static ApplyToDatetime(fn, millis) {
      if ((fn).is_FnToDate) {
        return FunctionsModel.__default.OrOverflow(ValueModel.Value.create_DatetimeValue(DatetimeModel.__default.ToDate(millis)));
      } else  {
        if ((fn).is_FnToTime) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_DurationValue(DatetimeModel.__default.ToTime(millis)));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      }
    };
    static ApplyToDuration(fn, millis) {
      if ((fn).is_FnToMilliseconds) {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_LongValue(millis));
      } else  {
        if ((fn).is_FnToSeconds) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_LongValue(DurationModel.__default.ToSeconds(millis)));
        } else  {
          if ((fn).is_FnToMinutes) {
            return ResultModel.Result.create_Ok(ValueModel.Value.create_LongValue(DurationModel.__default.ToMinutes(millis)));
          } else  {
            if ((fn).is_FnToHours) {
              return ResultModel.Result.create_Ok(ValueModel.Value.create_LongValue(DurationModel.__default.ToHours(millis)));
            } else  {
              if ((fn).is_FnToDays) {
                return ResultModel.Result.create_Ok(ValueModel.Value.create_LongValue(DurationModel.__default.ToDays(millis)));
              } else  {
                return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
              }
            }
          }
        }
      }
    };
    static Apply2(fn, left, right) {
      if (((left).is_DecimalValue) && ((right).is_DecimalValue)) {
        return FunctionsModel.__default.CompareDecimals(fn, (left).dtor_units, (right).dtor_units);
      } else  {
        if ((((fn).is_FnIsInRange) && ((left).is_IpAddrValue)) && ((right).is_IpAddrValue)) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(IpAddrModel.__default.IsInRange((left).dtor_ip, (right).dtor_ip)));
        } else  {
          if ((((fn).is_FnOffset) && ((left).is_DatetimeValue)) && ((right).is_DurationValue)) {
            return FunctionsModel.__default.OrOverflow(ValueModel.Value.create_DatetimeValue(DatetimeModel.__default.Offset((left).dtor_millis, (right).dtor_millis)));
          } else  {
            if ((((fn).is_FnDurationSince) && ((left).is_DatetimeValue)) && ((right).is_DatetimeValue)) {
              return FunctionsModel.__default.OrOverflow(ValueModel.Value.create_DurationValue(DatetimeModel.__default.DurationSince((left).dtor_millis, (right).dtor_millis)));
            } else  {
              return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
            }
          }
        }
      }
    };
    static CompareDecimals(fn, left, right) {
      if ((fn).is_FnLessThan) {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue((left).isLessThan(right)));
      } else  {
        if ((fn).is_FnLessThanOrEqual) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue((left).isLessThanOrEqualTo(right)));
        } else  {
          if ((fn).is_FnGreaterThan) {
            return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue((right).isLessThan(left)));
          } else  {
            if ((fn).is_FnGreaterThanOrEqual) {
              return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue((right).isLessThanOrEqualTo(left)));
            } else  {
              return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
            }
          }
        }
      }
    };
    static OrOverflow(value) {
      if ((((value).is_DatetimeValue) || ((value).is_DurationValue)) && (!(Int64Model.__default.IsLong((value).dtor_millis)))) {
        return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_ExtensionError());
      } else  {
        return ResultModel.Result.create_Ok(value);
      }
    };
  };
  return $module;
})(); // end of module FunctionsModel
let LikeModel = (function() {
  let $module = {};


  $module.__default = class __default {
    constructor () {
      this._tname = "LikeModel._default";
    }
    static MatchesPattern(text, pattern) {
      return (LikeModel.__default.MatchesFrom(text, pattern))[new BigNumber(0)];
    };
    static MatchesFrom(text, pattern) {
      if ((new BigNumber((text).length)).isEqualTo(new BigNumber(0))) {
        return LikeModel.__default.MatchesEmpty(pattern);
      } else  {
        return LikeModel.__default.MatchesOneMore((text)[new BigNumber(0)], pattern, LikeModel.__default.MatchesFrom((text).slice(new BigNumber(1)), pattern));
      }
    };
    static MatchesEmpty(pattern) {
      if ((new BigNumber((pattern).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of(true);
      } else  {
        let _62_rest = LikeModel.__default.MatchesEmpty((pattern).slice(new BigNumber(1)));
        return _dafny.Seq.Concat(_dafny.Seq.of((((pattern)[new BigNumber(0)]).is_Wildcard) && ((_62_rest)[new BigNumber(0)])), _62_rest);
      }
    };
    static MatchesOneMore(c, pattern, answers) {
      if ((new BigNumber((pattern).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of(false);
      } else  {
        if ((new BigNumber((answers).length)).isLessThan(new BigNumber(2))) {
          return _dafny.Seq.Concat(LikeModel.__default.MatchesOneMore(c, (pattern).slice(new BigNumber(1)), _dafny.Seq.of()), _dafny.Seq.of(false));
        } else  {
          let _63_rest = LikeModel.__default.MatchesOneMore(c, (pattern).slice(new BigNumber(1)), (answers).slice(new BigNumber(1)));
          return _dafny.Seq.Concat(_dafny.Seq.of((((pattern)[new BigNumber(0)]).is_Wildcard) ? (((_63_rest)[new BigNumber(0)]) || ((answers)[new BigNumber(0)])) : (((c) === (((pattern)[new BigNumber(0)]).dtor_c)) && ((answers)[new BigNumber(1)]))), _63_rest);
        }
      }
    };
  };
  return $module;
})(); // end of module LikeModel
let RulesModel = (function() {
  let $module = {};










  $module.__default = class __default {
    constructor () {
      this._tname = "RulesModel._default";
    }
    static AsBool(result) {
      if (((result).is_Ok) && (!(((result).dtor_value).is_BoolValue))) {
        return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
      } else  {
        return result;
      }
    };
    static ApplyUnary(op, arg) {
      let _source2 = op;
      if (_source2.is_Not) {
        if ((arg).is_BoolValue) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(!((arg).dtor_b)));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source2.is_Neg) {
        if ((arg).is_LongValue) {
          return RulesModel.__default.LongOrOverflow((new BigNumber(0)).minus((arg).dtor_i));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source2.is_IsEmpty) {
        if ((arg).is_SetValue) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((arg).dtor_elements).equals(_dafny.Set.fromElements())));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source2.is_Like) {
        let _64_pattern = (_source2).pattern;
        if ((arg).is_StringValue) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(LikeModel.__default.MatchesPattern((arg).dtor_s, _64_pattern)));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else  {
        let _65_entityType = (_source2).entityType;
        if ((arg).is_EntityValue) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(_dafny.areEqual(((arg).dtor_uid).dtor_entityType, _65_entityType)));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      }
    };
    static ApplyBinary(op, left, right, entities) {
      let _source3 = op;
      if (_source3.is_Eq) {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(_dafny.areEqual(left, right)));
      } else if (_source3.is_Less) {
        return RulesModel.__default.ApplyLess(left, right);
      } else if (_source3.is_LessEq) {
        return RulesModel.__default.ApplyLessEq(left, right);
      } else if (_source3.is_In) {
        return RulesModel.__default.ApplyIn(left, right, entities);
      } else if (_source3.is_Add) {
        if (RulesModel.__default.BothLong(left, right)) {
          return RulesModel.__default.LongOrOverflow(((left).dtor_i).plus((right).dtor_i));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source3.is_Sub) {
        if (RulesModel.__default.BothLong(left, right)) {
          return RulesModel.__default.LongOrOverflow(((left).dtor_i).minus((right).dtor_i));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source3.is_Mul) {
        if (RulesModel.__default.BothLong(left, right)) {
          return RulesModel.__default.LongOrOverflow(((left).dtor_i).multipliedBy((right).dtor_i));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source3.is_Contains) {
        if ((left).is_SetValue) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((left).dtor_elements).contains(right)));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source3.is_ContainsAll) {
        if (RulesModel.__default.BothSet(left, right)) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((right).dtor_elements).IsSubsetOf((left).dtor_elements)));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source3.is_ContainsAny) {
        if (RulesModel.__default.BothSet(left, right)) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(!(((right).dtor_elements).IsDisjointFrom((left).dtor_elements))));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      } else if (_source3.is_HasTag) {
        return RulesModel.__default.ApplyHasTag(left, right, entities);
      } else  {
        return RulesModel.__default.ApplyGetTag(left, right, entities);
      }
    };
    static LongOrOverflow(i) {
      if (Int64Model.__default.IsLong(i)) {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_LongValue(i));
      } else  {
        return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_ArithBoundsError());
      }
    };
    static BothLong(left, right) {
      return ((left).is_LongValue) && ((right).is_LongValue);
    };
    static BothSet(left, right) {
      return ((left).is_SetValue) && ((right).is_SetValue);
    };
    static BothDatetime(left, right) {
      return ((left).is_DatetimeValue) && ((right).is_DatetimeValue);
    };
    static BothDuration(left, right) {
      return ((left).is_DurationValue) && ((right).is_DurationValue);
    };
    static ApplyLess(left, right) {
      if (RulesModel.__default.BothLong(left, right)) {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((left).dtor_i).isLessThan((right).dtor_i)));
      } else  {
        if ((RulesModel.__default.BothDatetime(left, right)) || (RulesModel.__default.BothDuration(left, right))) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((left).dtor_millis).isLessThan((right).dtor_millis)));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      }
    };
    static ApplyLessEq(left, right) {
      if (RulesModel.__default.BothLong(left, right)) {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((left).dtor_i).isLessThanOrEqualTo((right).dtor_i)));
      } else  {
        if ((RulesModel.__default.BothDatetime(left, right)) || (RulesModel.__default.BothDuration(left, right))) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((left).dtor_millis).isLessThanOrEqualTo((right).dtor_millis)));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      }
    };
    static ApplyIn(left, right, entities) {
      if (!((left).is_EntityValue)) {
        return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
      } else  {
        if ((right).is_EntityValue) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(EntityStoreModel.__default.IsIn(entities, (left).dtor_uid, (right).dtor_uid)));
        } else  {
          if (((right).is_SetValue) && (_dafny.Quantifier(((right).dtor_elements).Elements, true, function (_66_v) {
            return !(((right).dtor_elements).contains(_66_v)) || ((_66_v).is_EntityValue);
          }))) {
            return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(_dafny.Quantifier(((right).dtor_elements).Elements, false, function (_67_v) {
  return ((((right).dtor_elements).contains(_67_v)) && ((_67_v).is_EntityValue)) && (EntityStoreModel.__default.IsIn(entities, (left).dtor_uid, (_67_v).dtor_uid));
})));
          } else  {
            return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
          }
        }
      }
    };
    static ApplyHasTag(left, right, entities) {
      if ((!((left).is_EntityValue)) || (!((right).is_StringValue))) {
        return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
      } else  {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((entities).contains((left).dtor_uid)) && ((((entities).get((left).dtor_uid)).dtor_tags).contains((right).dtor_s))));
      }
    };
    static ApplyGetTag(left, right, entities) {
      if ((!((left).is_EntityValue)) || (!((right).is_StringValue))) {
        return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
      } else  {
        if (!(entities).contains((left).dtor_uid)) {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_EntityDoesNotExist());
        } else  {
          if (!(((entities).get((left).dtor_uid)).dtor_tags).contains((right).dtor_s)) {
            return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TagDoesNotExist());
          } else  {
            return ResultModel.Result.create_Ok((((entities).get((left).dtor_uid)).dtor_tags).get((right).dtor_s));
          }
        }
      }
    };
    static ApplyHasAttr(arg, attr, entities) {
      if ((arg).is_RecordValue) {
        return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((arg).dtor_attrs).contains(attr)));
      } else  {
        if ((arg).is_EntityValue) {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(((entities).contains((arg).dtor_uid)) && ((((entities).get((arg).dtor_uid)).dtor_attrs).contains(attr))));
        } else  {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        }
      }
    };
    static ApplyGetAttr(arg, attr, entities) {
      if ((arg).is_RecordValue) {
        return RulesModel.__default.AttrOf((arg).dtor_attrs, attr);
      } else  {
        if (!((arg).is_EntityValue)) {
          return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_TypeError());
        } else  {
          if (!(entities).contains((arg).dtor_uid)) {
            return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_EntityDoesNotExist());
          } else  {
            return RulesModel.__default.AttrOf(((entities).get((arg).dtor_uid)).dtor_attrs, attr);
          }
        }
      }
    };
    static AttrOf(attrs, attr) {
      if ((attrs).contains(attr)) {
        return ResultModel.Result.create_Ok((attrs).get(attr));
      } else  {
        return ResultModel.Result.create_Err(EvaluationErrorModel.EvaluationError.create_AttrDoesNotExist());
      }
    };
  };
  return $module;
})(); // end of module RulesModel
let EvaluateModel = (function() {
  let $module = {};










  $module.__default = class __default {
    constructor () {
      this._tname = "EvaluateModel._default";
    }
    static Evaluate(x, request, entities) {
      let _source4 = x;
      if (_source4.is_Lit) {
        let _68_literal = (_source4).literal;
        return ResultModel.Result.create_Ok(EvaluateModel.__default.ValueOfLiteral(_68_literal));
      } else if (_source4.is_Var) {
        let _69_name = (_source4).name;
        return ResultModel.Result.create_Ok(EvaluateModel.__default.Variable(_69_name, request));
      } else if (_source4.is_And) {
        let _70_left = (_source4).left;
        let _71_right = (_source4).right;
        let _72_l = RulesModel.__default.AsBool(EvaluateModel.__default.Evaluate(_70_left, request, entities));
        if (_dafny.areEqual(_72_l, ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(true)))) {
          return RulesModel.__default.AsBool(EvaluateModel.__default.Evaluate(_71_right, request, entities));
        } else  {
          return _72_l;
        }
      } else if (_source4.is_Or) {
        let _73_left = (_source4).left;
        let _74_right = (_source4).right;
        let _75_l = RulesModel.__default.AsBool(EvaluateModel.__default.Evaluate(_73_left, request, entities));
        if (_dafny.areEqual(_75_l, ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(false)))) {
          return RulesModel.__default.AsBool(EvaluateModel.__default.Evaluate(_74_right, request, entities));
        } else  {
          return _75_l;
        }
      } else if (_source4.is_If) {
        let _76_test = (_source4).test;
        let _77_yes = (_source4).yes;
        let _78_no = (_source4).no;
        let _79_t = RulesModel.__default.AsBool(EvaluateModel.__default.Evaluate(_76_test, request, entities));
        if ((_79_t).is_Err) {
          return _79_t;
        } else  {
          if (_dafny.areEqual(_79_t, ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(true)))) {
            return EvaluateModel.__default.Evaluate(_77_yes, request, entities);
          } else  {
            return EvaluateModel.__default.Evaluate(_78_no, request, entities);
          }
        }
      } else if (_source4.is_Unary) {
        let _80_op = (_source4).unaryOp;
        let _81_arg = (_source4).arg;
        let _82_a = EvaluateModel.__default.Evaluate(_81_arg, request, entities);
        if ((_82_a).is_Err) {
          return _82_a;
        } else  {
          return RulesModel.__default.ApplyUnary(_80_op, (_82_a).dtor_value);
        }
      } else if (_source4.is_Binary) {
        let _83_op = (_source4).binaryOp;
        let _84_left = (_source4).left;
        let _85_right = (_source4).right;
        let _86_l = EvaluateModel.__default.Evaluate(_84_left, request, entities);
        if ((_86_l).is_Err) {
          return _86_l;
        } else  {
          let _87_r = EvaluateModel.__default.Evaluate(_85_right, request, entities);
          if ((_87_r).is_Err) {
            return _87_r;
          } else  {
            return RulesModel.__default.ApplyBinary(_83_op, (_86_l).dtor_value, (_87_r).dtor_value, entities);
          }
        }
      } else if (_source4.is_GetAttr) {
        let _88_arg = (_source4).arg;
        let _89_attr = (_source4).attr;
        let _90_a = EvaluateModel.__default.Evaluate(_88_arg, request, entities);
        if ((_90_a).is_Err) {
          return _90_a;
        } else  {
          return RulesModel.__default.ApplyGetAttr((_90_a).dtor_value, _89_attr, entities);
        }
      } else if (_source4.is_HasAttr) {
        let _91_arg = (_source4).arg;
        let _92_attr = (_source4).attr;
        let _93_a = EvaluateModel.__default.Evaluate(_91_arg, request, entities);
        if ((_93_a).is_Err) {
          return _93_a;
        } else  {
          return RulesModel.__default.ApplyHasAttr((_93_a).dtor_value, _92_attr, entities);
        }
      } else if (_source4.is_SetExpr) {
        let _94_elements = (_source4).elements;
        let _95_values = EvaluateModel.__default.EvaluateAll(_94_elements, request, entities);
        if ((_95_values).is_Err) {
          return ResultModel.Result.create_Err((_95_values).dtor_error);
        } else  {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_SetValue(function () {
  let _coll0 = new _dafny.Set();
  for (const _compr_0 of ((_95_values).dtor_value).Elements) { let _96_v = _compr_0;
    if (_dafny.Seq.contains((_95_values).dtor_value, _96_v)) {
      _coll0.add(_96_v);
    }
  }
  return _coll0;
}()));
        }
      } else if (_source4.is_RecordExpr) {
        let _97_entries = (_source4).entries;
        let _98_attrs = EvaluateModel.__default.EvaluateRecord(_97_entries, request, entities);
        if ((_98_attrs).is_Err) {
          return ResultModel.Result.create_Err((_98_attrs).dtor_error);
        } else  {
          return ResultModel.Result.create_Ok(ValueModel.Value.create_RecordValue((_98_attrs).dtor_value));
        }
      } else  {
        let _99_fn = (_source4).fn;
        let _100_args = (_source4).args;
        let _101_values = EvaluateModel.__default.EvaluateAll(_100_args, request, entities);
        if ((_101_values).is_Err) {
          return ResultModel.Result.create_Err((_101_values).dtor_error);
        } else  {
          return FunctionsModel.__default.ApplyCall(_99_fn, (_101_values).dtor_value);
        }
      }
    };
    static ValueOfLiteral(literal) {
      let _source5 = literal;
      if (_source5.is_BoolLit) {
        let _102_b = (_source5).b;
        return ValueModel.Value.create_BoolValue(_102_b);
      } else if (_source5.is_LongLit) {
        let _103_i = (_source5).i;
        return ValueModel.Value.create_LongValue(_103_i);
      } else if (_source5.is_StringLit) {
        let _104_s = (_source5).s;
        return ValueModel.Value.create_StringValue(_104_s);
      } else  {
        let _105_uid = (_source5).uid;
        return ValueModel.Value.create_EntityValue(_105_uid);
      }
    };
    static Variable(name, request) {
      let _source6 = name;
      if (_source6.is_Principal) {
        return ValueModel.Value.create_EntityValue((request).dtor_principal);
      } else if (_source6.is_Action) {
        return ValueModel.Value.create_EntityValue((request).dtor_action);
      } else if (_source6.is_Resource) {
        return ValueModel.Value.create_EntityValue((request).dtor_resource);
      } else  {
        return ValueModel.Value.create_RecordValue((request).dtor_context);
      }
    };
    static EvaluateAll(xs, request, entities) {
      if ((new BigNumber((xs).length)).isEqualTo(new BigNumber(0))) {
        return ResultModel.Result.create_Ok(_dafny.Seq.of());
      } else  {
        let _106_first = EvaluateModel.__default.Evaluate((xs)[new BigNumber(0)], request, entities);
        if ((_106_first).is_Err) {
          return ResultModel.Result.create_Err((_106_first).dtor_error);
        } else  {
          let _107_rest = EvaluateModel.__default.EvaluateAll((xs).slice(new BigNumber(1)), request, entities);
          if ((_107_rest).is_Err) {
            return _107_rest;
          } else  {
            return ResultModel.Result.create_Ok(_dafny.Seq.Concat(_dafny.Seq.of((_106_first).dtor_value), (_107_rest).dtor_value));
          }
        }
      }
    };
    static EvaluateRecord(entries, request, entities) {
      if ((new BigNumber((entries).length)).isEqualTo(new BigNumber(0))) {
        return ResultModel.Result.create_Ok(_dafny.Map.of());
      } else  {
        let _108_first = EvaluateModel.__default.Evaluate(((entries)[new BigNumber(0)]).dtor_value, request, entities);
        if ((_108_first).is_Err) {
          return ResultModel.Result.create_Err((_108_first).dtor_error);
        } else  {
          let _109_rest = EvaluateModel.__default.EvaluateRecord((entries).slice(new BigNumber(1)), request, entities);
          if (((_109_rest).is_Err) || (((_109_rest).dtor_value).contains(((entries)[new BigNumber(0)]).dtor_key))) {
            return _109_rest;
          } else  {
            return ResultModel.Result.create_Ok(((_109_rest).dtor_value).update(((entries)[new BigNumber(0)]).dtor_key, (_108_first).dtor_value));
          }
        }
      }
    };
  };
  return $module;
})(); // end of module EvaluateModel
let DemandsModel = (function() {
  let $module = {};






  $module.Key = class Key {
    constructor(tag) { this.$tag = tag; }
    static create_Anything() {
      let $dt = new Key(0);
      return $dt;
    }
    static create_OfType(entityType) {
      let $dt = new Key(1);
      $dt.entityType = entityType;
      return $dt;
    }
    static create_InEntity(uid) {
      let $dt = new Key(2);
      $dt.uid = uid;
      return $dt;
    }
    get is_Anything() { return this.$tag === 0; }
    get is_OfType() { return this.$tag === 1; }
    get is_InEntity() { return this.$tag === 2; }
    get dtor_entityType() { return this.entityType; }
    get dtor_uid() { return this.uid; }
    toString() {
      if (this.$tag === 0) {
        return "DemandsModel.Key.Anything";
      } else if (this.$tag === 1) {
        return "DemandsModel.Key.OfType" + "(" + _dafny.toString(this.entityType) + ")";
      } else if (this.$tag === 2) {
        return "DemandsModel.Key.InEntity" + "(" + _dafny.toString(this.uid) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.entityType, other.entityType);
      } else if (this.$tag === 2) {
        return other.$tag === 2 && _dafny.areEqual(this.uid, other.uid);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return DemandsModel.Key.create_Anything();
        }
      };
    }
  }

  $module.Sides = class Sides {
    constructor(tag) { this.$tag = tag; }
    static create_Sides(principal,action,resource) {
      let $dt = new Sides(0);
      $dt.principal = principal;
      $dt.action = action;
      $dt.resource = resource;
      return $dt;
    }
    get is_Sides() { return this.$tag === 0; }
    get dtor_principal() { return this.principal; }
    get dtor_action() { return this.action; }
    get dtor_resource() { return this.resource; }
    toString() {
      if (this.$tag === 0) {
        return "DemandsModel.Sides.Sides" + "(" + _dafny.toString(this.principal) + ", " + _dafny.toString(this.action) + ", " + _dafny.toString(this.resource) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.principal, other.principal) && _dafny.areEqual(this.action, other.action) && _dafny.areEqual(this.resource, other.resource);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return DemandsModel.Sides.create_Sides(DemandsModel.Key.Rtd().Default, DemandsModel.Key.Rtd().Default, DemandsModel.Key.Rtd().Default);
        }
      };
    }
  }

  $module.AttrTest = class AttrTest {
    constructor(tag) { this.$tag = tag; }
    static create_AttrTest(of,attr,literal) {
      let $dt = new AttrTest(0);
      $dt.of = of;
      $dt.attr = attr;
      $dt.literal = literal;
      return $dt;
    }
    get is_AttrTest() { return this.$tag === 0; }
    get dtor_of() { return this.of; }
    get dtor_attr() { return this.attr; }
    get dtor_literal() { return this.literal; }
    toString() {
      if (this.$tag === 0) {
        return "DemandsModel.AttrTest.AttrTest" + "(" + _dafny.toString(this.of) + ", " + _dafny.toString(this.attr) + ", " + _dafny.toString(this.literal) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.of, other.of) && _dafny.areEqual(this.attr, other.attr) && _dafny.areEqual(this.literal, other.literal);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return DemandsModel.AttrTest.create_AttrTest(ExprModel.VarName.Rtd().Default, _dafny.Seq.of(), ExprModel.Literal.Rtd().Default);
        }
      };
    }
  }

  $module.Demand = class Demand {
    constructor(tag) { this.$tag = tag; }
    static create_OfSide(of,key) {
      let $dt = new Demand(0);
      $dt.of = of;
      $dt.key = key;
      return $dt;
    }
    static create_OfAttr(test) {
      let $dt = new Demand(1);
      $dt.test = test;
      return $dt;
    }
    get is_OfSide() { return this.$tag === 0; }
    get is_OfAttr() { return this.$tag === 1; }
    get dtor_of() { return this.of; }
    get dtor_key() { return this.key; }
    get dtor_test() { return this.test; }
    toString() {
      if (this.$tag === 0) {
        return "DemandsModel.Demand.OfSide" + "(" + _dafny.toString(this.of) + ", " + _dafny.toString(this.key) + ")";
      } else if (this.$tag === 1) {
        return "DemandsModel.Demand.OfAttr" + "(" + _dafny.toString(this.test) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.of, other.of) && _dafny.areEqual(this.key, other.key);
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.test, other.test);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return DemandsModel.Demand.create_OfSide(ExprModel.VarName.Rtd().Default, DemandsModel.Key.Rtd().Default);
        }
      };
    }
  }

  $module.Path = class Path {
    constructor(tag) { this.$tag = tag; }
    static create_Path(effect,action,principal,resource,test) {
      let $dt = new Path(0);
      $dt.effect = effect;
      $dt.action = action;
      $dt.principal = principal;
      $dt.resource = resource;
      $dt.test = test;
      return $dt;
    }
    get is_Path() { return this.$tag === 0; }
    get dtor_effect() { return this.effect; }
    get dtor_action() { return this.action; }
    get dtor_principal() { return this.principal; }
    get dtor_resource() { return this.resource; }
    get dtor_test() { return this.test; }
    toString() {
      if (this.$tag === 0) {
        return "DemandsModel.Path.Path" + "(" + _dafny.toString(this.effect) + ", " + _dafny.toString(this.action) + ", " + _dafny.toString(this.principal) + ", " + _dafny.toString(this.resource) + ", " + _dafny.toString(this.test) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.effect, other.effect) && _dafny.areEqual(this.action, other.action) && _dafny.areEqual(this.principal, other.principal) && _dafny.areEqual(this.resource, other.resource) && _dafny.areEqual(this.test, other.test);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return DemandsModel.Path.create_Path(PolicyModel.Effect.Rtd().Default, DemandsModel.Key.Rtd().Default, DemandsModel.Key.Rtd().Default, DemandsModel.Key.Rtd().Default, ResultModel.Option.Rtd().Default);
        }
      };
    }
  }

  $module.Refined = class Refined {
    constructor(tag) { this.$tag = tag; }
    static create_Refined(sides,test,goesOn) {
      let $dt = new Refined(0);
      $dt.sides = sides;
      $dt.test = test;
      $dt.goesOn = goesOn;
      return $dt;
    }
    get is_Refined() { return this.$tag === 0; }
    get dtor_sides() { return this.sides; }
    get dtor_test() { return this.test; }
    get dtor_goesOn() { return this.goesOn; }
    toString() {
      if (this.$tag === 0) {
        return "DemandsModel.Refined.Refined" + "(" + _dafny.toString(this.sides) + ", " + _dafny.toString(this.test) + ", " + _dafny.toString(this.goesOn) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.sides, other.sides) && _dafny.areEqual(this.test, other.test) && this.goesOn === other.goesOn;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return DemandsModel.Refined.create_Refined(DemandsModel.Sides.Rtd().Default, ResultModel.Option.Rtd().Default, false);
        }
      };
    }
  }

  $module.__default = class __default {
    constructor () {
      this._tname = "DemandsModel._default";
    }
    static PathsOf(body) {
      let _110_actions = DemandsModel.__default.ActionsOf((body).dtor_action);
      let _111_refined = DemandsModel.__default.RefinedOf(body, ((new BigNumber((_110_actions).length)).isEqualTo(new BigNumber(1))) ? ((_110_actions)[new BigNumber(0)]) : (DemandsModel.Key.create_Anything()));
      return DemandsModel.__default.PathsUnder((body).dtor_effect, ((new BigNumber((_110_actions).length)).isEqualTo(new BigNumber(1))) ? (_dafny.Seq.of(((_111_refined).dtor_sides).dtor_action)) : (_110_actions), _111_refined);
    };
    static PathsUnder(effect, actions, refined) {
      if ((new BigNumber((actions).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        return _dafny.Seq.Concat(_dafny.Seq.of(DemandsModel.Path.create_Path(effect, (actions)[new BigNumber(0)], ((refined).dtor_sides).dtor_principal, ((refined).dtor_sides).dtor_resource, (refined).dtor_test)), DemandsModel.__default.PathsUnder(effect, (actions).slice(new BigNumber(1)), refined));
      }
    };
    static KeyOf(scope) {
      let _source7 = scope;
      if (_source7.is_ScopeAll) {
        return DemandsModel.Key.create_Anything();
      } else if (_source7.is_ScopeEq) {
        let _112_entity = (_source7).entity;
        return DemandsModel.__default.KeyOfEntity(_112_entity);
      } else if (_source7.is_ScopeIn) {
        let _113_entity = (_source7).entity;
        return DemandsModel.__default.KeyOfEntity(_113_entity);
      } else if (_source7.is_ScopeIs) {
        let _114_entityType = (_source7).entityType;
        return DemandsModel.Key.create_OfType(_114_entityType);
      } else  {
        let _115_entityType = (_source7).entityType;
        let _116_entity = (_source7).entity;
        return DemandsModel.__default.KeyOfEntity(_116_entity);
      }
    };
    static KeyOfEntity(entity) {
      if ((entity).is_Given) {
        return DemandsModel.Key.create_InEntity((entity).dtor_uid);
      } else  {
        return DemandsModel.Key.create_Anything();
      }
    };
    static ActionsOf(scope) {
      let _source8 = scope;
      if (_source8.is_ActionAll) {
        return _dafny.Seq.of(DemandsModel.Key.create_Anything());
      } else if (_source8.is_ActionEq) {
        let _117_uid = (_source8).uid;
        return _dafny.Seq.of(DemandsModel.Key.create_InEntity(_117_uid));
      } else if (_source8.is_ActionIn) {
        let _118_uid = (_source8).uid;
        return _dafny.Seq.of(DemandsModel.Key.create_InEntity(_118_uid));
      } else  {
        let _119_uids = (_source8).uids;
        return DemandsModel.__default.KeysOfEntities(_119_uids);
      }
    };
    static KeysOfEntities(uids) {
      if ((new BigNumber((uids).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        return _dafny.Seq.Concat(_dafny.Seq.of(DemandsModel.Key.create_InEntity((uids)[new BigNumber(0)])), DemandsModel.__default.KeysOfEntities((uids).slice(new BigNumber(1))));
      }
    };
    static RefinedOf(body, action) {
      let _120_sides = DemandsModel.Sides.create_Sides(DemandsModel.__default.KeyOf((body).dtor_principal), action, DemandsModel.__default.KeyOf((body).dtor_resource));
      if (((new BigNumber(0)).isLessThan(new BigNumber(((body).dtor_conditions).length))) && ((((body).dtor_conditions)[new BigNumber(0)]).is_When)) {
        return DemandsModel.__default.Refine((((body).dtor_conditions)[new BigNumber(0)]).dtor_body, _120_sides);
      } else  {
        return DemandsModel.Refined.create_Refined(_120_sides, ResultModel.Option.create_None(), false);
      }
    };
    static Refine(x, sides) {
      if ((x).is_And) {
        let _121_left = DemandsModel.__default.Refine((x).dtor_left, sides);
        if ((_121_left).dtor_goesOn) {
          return DemandsModel.__default.Refine((x).dtor_right, (_121_left).dtor_sides);
        } else  {
          return _121_left;
        }
      } else  {
        let _122_demand = DemandsModel.__default.DemandOf(x);
        if ((_122_demand).is_None) {
          return DemandsModel.Refined.create_Refined(sides, ResultModel.Option.create_None(), false);
        } else  {
          if (((_122_demand).dtor_value).is_OfAttr) {
            return DemandsModel.Refined.create_Refined(sides, ResultModel.Option.create_Some(((_122_demand).dtor_value).dtor_test), false);
          } else  {
            return DemandsModel.Refined.create_Refined(DemandsModel.__default.WithKey(sides, ((_122_demand).dtor_value).dtor_of, ((_122_demand).dtor_value).dtor_key), ResultModel.Option.create_None(), true);
          }
        }
      }
    };
    static WithKey(sides, of, key) {
      let _source9 = of;
      if (_source9.is_Principal) {
        return DemandsModel.Sides.create_Sides(DemandsModel.__default.BetterOf((sides).dtor_principal, key), (sides).dtor_action, (sides).dtor_resource);
      } else if (_source9.is_Action) {
        return DemandsModel.Sides.create_Sides((sides).dtor_principal, DemandsModel.__default.BetterOf((sides).dtor_action, key), (sides).dtor_resource);
      } else if (_source9.is_Resource) {
        return DemandsModel.Sides.create_Sides((sides).dtor_principal, (sides).dtor_action, DemandsModel.__default.BetterOf((sides).dtor_resource, key));
      } else  {
        return sides;
      }
    };
    static BetterOf(known, key) {
      if (((known).is_Anything) || (((known).is_OfType) && ((key).is_InEntity))) {
        return key;
      } else  {
        return known;
      }
    };
    static DemandOf(x) {
      if (((x).is_Unary) && (((x).dtor_unaryOp).is_Is)) {
        return DemandsModel.__default.OnSide((x).dtor_arg, DemandsModel.Key.create_OfType(((x).dtor_unaryOp).dtor_entityType));
      } else  {
        if ((((x).is_Binary) && (((x).dtor_binaryOp).is_In)) && (DemandsModel.__default.IsEntity((x).dtor_right))) {
          return DemandsModel.__default.OnSide((x).dtor_left, DemandsModel.Key.create_InEntity((((x).dtor_right).dtor_literal).dtor_uid));
        } else  {
          if ((((x).is_Binary) && (((x).dtor_binaryOp).is_Eq)) && (((x).dtor_right).is_Lit)) {
            return DemandsModel.__default.ToEqual((x).dtor_left, ((x).dtor_right).dtor_literal);
          } else  {
            if ((((x).is_Binary) && (((x).dtor_binaryOp).is_Eq)) && (((x).dtor_left).is_Lit)) {
              return DemandsModel.__default.ToEqual((x).dtor_right, ((x).dtor_left).dtor_literal);
            } else  {
              return ResultModel.Option.create_None();
            }
          }
        }
      }
    };
    static IsEntity(x) {
      return ((x).is_Lit) && (((x).dtor_literal).is_EntityLit);
    };
    static OnSide(x, key) {
      if (((x).is_Var) && (!(((x).dtor_name).is_Context))) {
        return ResultModel.Option.create_Some(DemandsModel.Demand.create_OfSide((x).dtor_name, key));
      } else  {
        return ResultModel.Option.create_None();
      }
    };
    static ToEqual(x, literal) {
      if (((x).is_GetAttr) && (((x).dtor_arg).is_Var)) {
        return ResultModel.Option.create_Some(DemandsModel.Demand.create_OfAttr(DemandsModel.AttrTest.create_AttrTest(((x).dtor_arg).dtor_name, (x).dtor_attr, literal)));
      } else  {
        if ((literal).is_EntityLit) {
          return DemandsModel.__default.OnSide(x, DemandsModel.Key.create_InEntity((literal).dtor_uid));
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
  };
  return $module;
})(); // end of module DemandsModel
let PolicyIndexModel = (function() {
  let $module = {};













  $module.RequestKeys = class RequestKeys {
    constructor(tag) { this.$tag = tag; }
    static create_RequestKeys(action,principal,resource) {
      let $dt = new RequestKeys(0);
      $dt.action = action;
      $dt.principal = principal;
      $dt.resource = resource;
      return $dt;
    }
    get is_RequestKeys() { return this.$tag === 0; }
    get dtor_action() { return this.action; }
    get dtor_principal() { return this.principal; }
    get dtor_resource() { return this.resource; }
    toString() {
      if (this.$tag === 0) {
        return "PolicyIndexModel.RequestKeys.RequestKeys" + "(" + _dafny.toString(this.action) + ", " + _dafny.toString(this.principal) + ", " + _dafny.toString(this.resource) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.action, other.action) && _dafny.areEqual(this.principal, other.principal) && _dafny.areEqual(this.resource, other.resource);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return PolicyIndexModel.RequestKeys.create_RequestKeys(_dafny.Set.Empty, _dafny.Set.Empty, _dafny.Set.Empty);
        }
      };
    }
  }

  $module.__default = class __default {
    constructor () {
      this._tname = "PolicyIndexModel._default";
    }
    static IndexOf(policies) {
      if ((new BigNumber((policies).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Map.of();
      } else  {
        let _123_last = (new BigNumber((policies).length)).minus(new BigNumber(1));
        return PolicyIndexModel.__default.AddTo(PolicyIndexModel.__default.IndexOf((policies).slice(0, _123_last)), DemandsModel.__default.PathsOf(((policies)[_123_last]).dtor_body), _123_last);
      }
    };
    static AddTo(index, paths, rank) {
      if ((new BigNumber((paths).length)).isEqualTo(new BigNumber(0))) {
        return index;
      } else  {
        let _124_first = (paths)[new BigNumber(0)];
        return PolicyIndexModel.__default.AddTo((index).update(_124_first, (PolicyIndexModel.__default.BucketOf(index, _124_first)).Union(_dafny.Set.fromElements(rank))), (paths).slice(new BigNumber(1)), rank);
      }
    };
    static RemoveFrom(index, paths, rank) {
      if ((new BigNumber((paths).length)).isEqualTo(new BigNumber(0))) {
        return index;
      } else  {
        let _125_first = (paths)[new BigNumber(0)];
        return PolicyIndexModel.__default.RemoveFrom((index).update(_125_first, (PolicyIndexModel.__default.BucketOf(index, _125_first)).Difference(_dafny.Set.fromElements(rank))), (paths).slice(new BigNumber(1)), rank);
      }
    };
    static BucketOf(index, path) {
      if ((index).contains(path)) {
        return (index).get(path);
      } else  {
        return _dafny.Set.fromElements();
      }
    };
    static Visited(policies, index, effect, request, entities) {
      return PolicyIndexModel.__default.PoliciesAt(policies, PolicyIndexModel.__default.VisitedRanks(index, effect, request, entities));
    };
    static VisitedRanks(index, effect, request, entities) {
      let _126_keys = PolicyIndexModel.__default.RequestKeysOf(request, entities);
      return function () {
        let _coll1 = new _dafny.Set();
        for (const _compr_1 of (index).Keys.Elements) { let _127_path = _compr_1;
          for (const _compr_2 of (PolicyIndexModel.__default.BucketOf(index, _127_path)).Elements) { let _128_rank = _compr_2;
            if (((((index).contains(_127_path)) && ((PolicyIndexModel.__default.BucketOf(index, _127_path)).contains(_128_rank))) && (_dafny.areEqual((_127_path).dtor_effect, effect))) && (PolicyIndexModel.__default.Leads(_127_path, _126_keys, request, entities))) {
              _coll1.add(_128_rank);
            }
          }
        }
        return _coll1;
      }();
    };
    static PoliciesAt(policies, ranks) {
      if ((new BigNumber((policies).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        let _129_last = (new BigNumber((policies).length)).minus(new BigNumber(1));
        return _dafny.Seq.Concat(PolicyIndexModel.__default.PoliciesAt((policies).slice(0, _129_last), ranks), ((ranks).contains(_129_last)) ? (_dafny.Seq.of((policies)[_129_last])) : (_dafny.Seq.of()));
      }
    };
    static RequestKeysOf(request, entities) {
      return PolicyIndexModel.RequestKeys.create_RequestKeys(PolicyIndexModel.__default.KeysOf((request).dtor_action, entities), PolicyIndexModel.__default.KeysOf((request).dtor_principal, entities), PolicyIndexModel.__default.KeysOf((request).dtor_resource, entities));
    };
    static KeysOf(uid, entities) {
      return (_dafny.Set.fromElements(DemandsModel.Key.create_Anything(), DemandsModel.Key.create_OfType((uid).dtor_entityType), DemandsModel.Key.create_InEntity(uid))).Union(((entities).contains(uid)) ? (function () {
        let _coll2 = new _dafny.Set();
        for (const _compr_3 of (((entities).get(uid)).dtor_ancestors).Elements) { let _130_ancestor = _compr_3;
          if ((((entities).get(uid)).dtor_ancestors).contains(_130_ancestor)) {
            _coll2.add(DemandsModel.Key.create_InEntity(_130_ancestor));
          }
        }
        return _coll2;
      }()) : (_dafny.Set.fromElements()));
    };
    static Leads(path, keys, request, entities) {
      return (((((keys).dtor_action).contains((path).dtor_action)) && (((keys).dtor_principal).contains((path).dtor_principal))) && (((keys).dtor_resource).contains((path).dtor_resource))) && (!(((path).dtor_test).is_Some) || (PolicyIndexModel.__default.TestLeads(((path).dtor_test).dtor_value, request, entities)));
    };
    static TestLeads(test, request, entities) {
      let _131_value = RulesModel.__default.ApplyGetAttr(EvaluateModel.__default.Variable((test).dtor_of, request), (test).dtor_attr, entities);
      return ((_131_value).is_Err) || (_dafny.areEqual((_131_value).dtor_value, EvaluateModel.__default.ValueOfLiteral((test).dtor_literal)));
    };
  };
  return $module;
})(); // end of module PolicyIndexModel
let IsAuthorizedModel = (function() {
  let $module = {};










  $module.Decision = class Decision {
    constructor(tag) { this.$tag = tag; }
    static create_Allow() {
      let $dt = new Decision(0);
      return $dt;
    }
    static create_Deny() {
      let $dt = new Decision(1);
      return $dt;
    }
    get is_Allow() { return this.$tag === 0; }
    get is_Deny() { return this.$tag === 1; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield Decision.create_Allow();
      yield Decision.create_Deny();
    }
    toString() {
      if (this.$tag === 0) {
        return "IsAuthorizedModel.Decision.Allow";
      } else if (this.$tag === 1) {
        return "IsAuthorizedModel.Decision.Deny";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return IsAuthorizedModel.Decision.create_Allow();
        }
      };
    }
  }

  $module.PolicyError = class PolicyError {
    constructor(tag) { this.$tag = tag; }
    static create_PolicyError(id,error) {
      let $dt = new PolicyError(0);
      $dt.id = id;
      $dt.error = error;
      return $dt;
    }
    get is_PolicyError() { return this.$tag === 0; }
    get dtor_id() { return this.id; }
    get dtor_error() { return this.error; }
    toString() {
      if (this.$tag === 0) {
        return "IsAuthorizedModel.PolicyError.PolicyError" + "(" + _dafny.toString(this.id) + ", " + _dafny.toString(this.error) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.id, other.id) && _dafny.areEqual(this.error, other.error);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return IsAuthorizedModel.PolicyError.create_PolicyError(_dafny.Seq.of(), EvaluationErrorModel.EvaluationError.Rtd().Default);
        }
      };
    }
  }

  $module.Response = class Response {
    constructor(tag) { this.$tag = tag; }
    static create_Response(decision,determining,errors) {
      let $dt = new Response(0);
      $dt.decision = decision;
      $dt.determining = determining;
      $dt.errors = errors;
      return $dt;
    }
    get is_Response() { return this.$tag === 0; }
    get dtor_decision() { return this.decision; }
    get dtor_determining() { return this.determining; }
    get dtor_errors() { return this.errors; }
    toString() {
      if (this.$tag === 0) {
        return "IsAuthorizedModel.Response.Response" + "(" + _dafny.toString(this.decision) + ", " + _dafny.toString(this.determining) + ", " + _dafny.toString(this.errors) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.decision, other.decision) && _dafny.areEqual(this.determining, other.determining) && _dafny.areEqual(this.errors, other.errors);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return IsAuthorizedModel.Response.create_Response(IsAuthorizedModel.Decision.Rtd().Default, _dafny.Set.Empty, _dafny.Set.Empty);
        }
      };
    }
  }

  $module.Outcomes = class Outcomes {
    constructor(tag) { this.$tag = tag; }
    static create_Outcomes(permits,forbids,errors) {
      let $dt = new Outcomes(0);
      $dt.permits = permits;
      $dt.forbids = forbids;
      $dt.errors = errors;
      return $dt;
    }
    get is_Outcomes() { return this.$tag === 0; }
    get dtor_permits() { return this.permits; }
    get dtor_forbids() { return this.forbids; }
    get dtor_errors() { return this.errors; }
    toString() {
      if (this.$tag === 0) {
        return "IsAuthorizedModel.Outcomes.Outcomes" + "(" + _dafny.toString(this.permits) + ", " + _dafny.toString(this.forbids) + ", " + _dafny.toString(this.errors) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.permits, other.permits) && _dafny.areEqual(this.forbids, other.forbids) && _dafny.areEqual(this.errors, other.errors);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return IsAuthorizedModel.Outcomes.create_Outcomes(_dafny.Set.Empty, _dafny.Set.Empty, _dafny.Set.Empty);
        }
      };
    }
  }

  $module.__default = class __default {
    constructor () {
      this._tname = "IsAuthorizedModel._default";
    }
    static IsAuthorized(request, entities, policies) {
      return IsAuthorizedModel.__default.Decide(IsAuthorizedModel.__default.EvaluatePolicies(request, entities, policies));
    };
    static IsAuthorizedIndexed(request, entities, policies) {
      let _132_index = PolicyIndexModel.__default.IndexOf(policies);
      return IsAuthorizedModel.__default.IsAuthorized(request, entities, _dafny.Seq.Concat(PolicyIndexModel.__default.Visited(policies, _132_index, PolicyModel.Effect.create_Forbid(), request, entities), PolicyIndexModel.__default.Visited(policies, _132_index, PolicyModel.Effect.create_Permit(), request, entities)));
    };
    static Check(request, entities, policies) {
      let _133_index = PolicyIndexModel.__default.IndexOf(policies);
      return (!(IsAuthorizedModel.__default.SomeHolds(request, entities, PolicyIndexModel.__default.Visited(policies, _133_index, PolicyModel.Effect.create_Forbid(), request, entities)))) && (IsAuthorizedModel.__default.SomeHolds(request, entities, PolicyIndexModel.__default.Visited(policies, _133_index, PolicyModel.Effect.create_Permit(), request, entities)));
    };
    static SomeHolds(request, entities, policies) {
      return ((new BigNumber(0)).isLessThan(new BigNumber((policies).length))) && ((_dafny.areEqual(IsAuthorizedModel.__default.EvaluatePolicy((policies)[new BigNumber(0)], request, entities), ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(true)))) || (IsAuthorizedModel.__default.SomeHolds(request, entities, (policies).slice(new BigNumber(1)))));
    };
    static Decide(outcomes) {
      if (!((outcomes).dtor_forbids).equals(_dafny.Set.fromElements())) {
        return IsAuthorizedModel.Response.create_Response(IsAuthorizedModel.Decision.create_Deny(), (outcomes).dtor_forbids, (outcomes).dtor_errors);
      } else  {
        if (!((outcomes).dtor_permits).equals(_dafny.Set.fromElements())) {
          return IsAuthorizedModel.Response.create_Response(IsAuthorizedModel.Decision.create_Allow(), (outcomes).dtor_permits, (outcomes).dtor_errors);
        } else  {
          return IsAuthorizedModel.Response.create_Response(IsAuthorizedModel.Decision.create_Deny(), _dafny.Set.fromElements(), (outcomes).dtor_errors);
        }
      }
    };
    static EvaluatePolicies(request, entities, policies) {
      if ((new BigNumber((policies).length)).isEqualTo(new BigNumber(0))) {
        return IsAuthorizedModel.Outcomes.create_Outcomes(_dafny.Set.fromElements(), _dafny.Set.fromElements(), _dafny.Set.fromElements());
      } else  {
        return IsAuthorizedModel.__default.AddOutcome((policies)[new BigNumber(0)], IsAuthorizedModel.__default.EvaluatePolicy((policies)[new BigNumber(0)], request, entities), IsAuthorizedModel.__default.EvaluatePolicies(request, entities, (policies).slice(new BigNumber(1))));
      }
    };
    static EvaluatePolicy(policy, request, entities) {
      return RulesModel.__default.AsBool(EvaluateModel.__default.Evaluate(PolicyModel.__default.ConditionOf((policy).dtor_body), request, entities));
    };
    static AddOutcome(policy, outcome, rest) {
      if ((outcome).is_Err) {
        return IsAuthorizedModel.Outcomes.create_Outcomes((rest).dtor_permits, (rest).dtor_forbids, ((rest).dtor_errors).Union(_dafny.Set.fromElements(IsAuthorizedModel.PolicyError.create_PolicyError((policy).dtor_id, (outcome).dtor_error))));
      } else  {
        if (!_dafny.areEqual(outcome, ResultModel.Result.create_Ok(ValueModel.Value.create_BoolValue(true)))) {
          return rest;
        } else  {
          if ((((policy).dtor_body).dtor_effect).is_Permit) {
            return IsAuthorizedModel.Outcomes.create_Outcomes(((rest).dtor_permits).Union(_dafny.Set.fromElements((policy).dtor_id)), (rest).dtor_forbids, (rest).dtor_errors);
          } else  {
            return IsAuthorizedModel.Outcomes.create_Outcomes((rest).dtor_permits, ((rest).dtor_forbids).Union(_dafny.Set.fromElements((policy).dtor_id)), (rest).dtor_errors);
          }
        }
      }
    };
  };
  return $module;
})(); // end of module IsAuthorizedModel
let Model = (function() {
  let $module = {};















  $module.__default = class __default {
    constructor () {
      this._tname = "Model._default";
    }
    static Evaluate(x, request, entities) {
      return EvaluateModel.__default.Evaluate(x, request, entities);
    };
    static IsAuthorized(request, entities, policies) {
      return IsAuthorizedModel.__default.IsAuthorized(request, entities, policies);
    };
    static IsAuthorizedIndexed(request, entities, policies) {
      return IsAuthorizedModel.__default.IsAuthorizedIndexed(request, entities, policies);
    };
    static Check(request, entities, policies) {
      return IsAuthorizedModel.__default.Check(request, entities, policies);
    };
    static PoliciesOf(policySet) {
      return PolicySetModel.__default.PoliciesOf(policySet);
    };
    static LinkTemplate(template, newId, values) {
      return PolicySetModel.__default.LinkTemplate(template, newId, values);
    };
    static MatchesPattern(text, pattern) {
      return LikeModel.__default.MatchesPattern(text, pattern);
    };
    static ParseDecimal(text) {
      return DecimalModel.__default.ParseDecimal(text);
    };
    static ParseIpAddr(text) {
      return IpAddrModel.__default.ParseIpAddr(text);
    };
    static ParseDatetime(text) {
      return DatetimeModel.__default.ParseDatetime(text);
    };
    static ParseDuration(text) {
      return DurationModel.__default.ParseDuration(text);
    };
  };
  return $module;
})(); // end of module Model
let SchemaModel = (function() {
  let $module = {};





  $module.ExtensionTypeName = class ExtensionTypeName {
    constructor(tag) { this.$tag = tag; }
    static create_DecimalName() {
      let $dt = new ExtensionTypeName(0);
      return $dt;
    }
    static create_IpAddrName() {
      let $dt = new ExtensionTypeName(1);
      return $dt;
    }
    static create_DatetimeName() {
      let $dt = new ExtensionTypeName(2);
      return $dt;
    }
    static create_DurationName() {
      let $dt = new ExtensionTypeName(3);
      return $dt;
    }
    get is_DecimalName() { return this.$tag === 0; }
    get is_IpAddrName() { return this.$tag === 1; }
    get is_DatetimeName() { return this.$tag === 2; }
    get is_DurationName() { return this.$tag === 3; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield ExtensionTypeName.create_DecimalName();
      yield ExtensionTypeName.create_IpAddrName();
      yield ExtensionTypeName.create_DatetimeName();
      yield ExtensionTypeName.create_DurationName();
    }
    toString() {
      if (this.$tag === 0) {
        return "SchemaModel.ExtensionTypeName.DecimalName";
      } else if (this.$tag === 1) {
        return "SchemaModel.ExtensionTypeName.IpAddrName";
      } else if (this.$tag === 2) {
        return "SchemaModel.ExtensionTypeName.DatetimeName";
      } else if (this.$tag === 3) {
        return "SchemaModel.ExtensionTypeName.DurationName";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else if (this.$tag === 3) {
        return other.$tag === 3;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return SchemaModel.ExtensionTypeName.create_DecimalName();
        }
      };
    }
  }

  $module.Outcome = class Outcome {
    constructor(tag) { this.$tag = tag; }
    static create_Unknown() {
      let $dt = new Outcome(0);
      return $dt;
    }
    static create_True() {
      let $dt = new Outcome(1);
      return $dt;
    }
    static create_False() {
      let $dt = new Outcome(2);
      return $dt;
    }
    get is_Unknown() { return this.$tag === 0; }
    get is_True() { return this.$tag === 1; }
    get is_False() { return this.$tag === 2; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield Outcome.create_Unknown();
      yield Outcome.create_True();
      yield Outcome.create_False();
    }
    toString() {
      if (this.$tag === 0) {
        return "SchemaModel.Outcome.Unknown";
      } else if (this.$tag === 1) {
        return "SchemaModel.Outcome.True";
      } else if (this.$tag === 2) {
        return "SchemaModel.Outcome.False";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return SchemaModel.Outcome.create_Unknown();
        }
      };
    }
  }

  $module.Type = class Type {
    constructor(tag) { this.$tag = tag; }
    static create_BoolType(outcome) {
      let $dt = new Type(0);
      $dt.outcome = outcome;
      return $dt;
    }
    static create_LongType() {
      let $dt = new Type(1);
      return $dt;
    }
    static create_StringType() {
      let $dt = new Type(2);
      return $dt;
    }
    static create_ExtensionType(name) {
      let $dt = new Type(3);
      $dt.name = name;
      return $dt;
    }
    static create_EntityOfType(entityType) {
      let $dt = new Type(4);
      $dt.entityType = entityType;
      return $dt;
    }
    static create_SetOf(element) {
      let $dt = new Type(5);
      $dt.element = element;
      return $dt;
    }
    static create_RecordOf(attributes) {
      let $dt = new Type(6);
      $dt.attributes = attributes;
      return $dt;
    }
    get is_BoolType() { return this.$tag === 0; }
    get is_LongType() { return this.$tag === 1; }
    get is_StringType() { return this.$tag === 2; }
    get is_ExtensionType() { return this.$tag === 3; }
    get is_EntityOfType() { return this.$tag === 4; }
    get is_SetOf() { return this.$tag === 5; }
    get is_RecordOf() { return this.$tag === 6; }
    get dtor_outcome() { return this.outcome; }
    get dtor_name() { return this.name; }
    get dtor_entityType() { return this.entityType; }
    get dtor_element() { return this.element; }
    get dtor_attributes() { return this.attributes; }
    toString() {
      if (this.$tag === 0) {
        return "SchemaModel.Type.BoolType" + "(" + _dafny.toString(this.outcome) + ")";
      } else if (this.$tag === 1) {
        return "SchemaModel.Type.LongType";
      } else if (this.$tag === 2) {
        return "SchemaModel.Type.StringType";
      } else if (this.$tag === 3) {
        return "SchemaModel.Type.ExtensionType" + "(" + _dafny.toString(this.name) + ")";
      } else if (this.$tag === 4) {
        return "SchemaModel.Type.EntityOfType" + "(" + _dafny.toString(this.entityType) + ")";
      } else if (this.$tag === 5) {
        return "SchemaModel.Type.SetOf" + "(" + _dafny.toString(this.element) + ")";
      } else if (this.$tag === 6) {
        return "SchemaModel.Type.RecordOf" + "(" + _dafny.toString(this.attributes) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.outcome, other.outcome);
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else if (this.$tag === 3) {
        return other.$tag === 3 && _dafny.areEqual(this.name, other.name);
      } else if (this.$tag === 4) {
        return other.$tag === 4 && _dafny.areEqual(this.entityType, other.entityType);
      } else if (this.$tag === 5) {
        return other.$tag === 5 && _dafny.areEqual(this.element, other.element);
      } else if (this.$tag === 6) {
        return other.$tag === 6 && _dafny.areEqual(this.attributes, other.attributes);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return SchemaModel.Type.create_BoolType(SchemaModel.Outcome.Rtd().Default);
        }
      };
    }
  }

  $module.Attribute = class Attribute {
    constructor(tag) { this.$tag = tag; }
    static create_Attribute(ty,required) {
      let $dt = new Attribute(0);
      $dt.ty = ty;
      $dt.required = required;
      return $dt;
    }
    get is_Attribute() { return this.$tag === 0; }
    get dtor_ty() { return this.ty; }
    get dtor_required() { return this.required; }
    toString() {
      if (this.$tag === 0) {
        return "SchemaModel.Attribute.Attribute" + "(" + _dafny.toString(this.ty) + ", " + _dafny.toString(this.required) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.ty, other.ty) && this.required === other.required;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return SchemaModel.Attribute.create_Attribute(SchemaModel.Type.Rtd().Default, false);
        }
      };
    }
  }

  $module.SchemaEntityType = class SchemaEntityType {
    constructor(tag) { this.$tag = tag; }
    static create_SchemaEntityType(ancestors,attributes,tags,enumIds) {
      let $dt = new SchemaEntityType(0);
      $dt.ancestors = ancestors;
      $dt.attributes = attributes;
      $dt.tags = tags;
      $dt.enumIds = enumIds;
      return $dt;
    }
    get is_SchemaEntityType() { return this.$tag === 0; }
    get dtor_ancestors() { return this.ancestors; }
    get dtor_attributes() { return this.attributes; }
    get dtor_tags() { return this.tags; }
    get dtor_enumIds() { return this.enumIds; }
    toString() {
      if (this.$tag === 0) {
        return "SchemaModel.SchemaEntityType.SchemaEntityType" + "(" + _dafny.toString(this.ancestors) + ", " + _dafny.toString(this.attributes) + ", " + _dafny.toString(this.tags) + ", " + _dafny.toString(this.enumIds) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.ancestors, other.ancestors) && _dafny.areEqual(this.attributes, other.attributes) && _dafny.areEqual(this.tags, other.tags) && _dafny.areEqual(this.enumIds, other.enumIds);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return SchemaModel.SchemaEntityType.create_SchemaEntityType(_dafny.Set.Empty, _dafny.Map.Empty, ResultModel.Option.Rtd().Default, ResultModel.Option.Rtd().Default);
        }
      };
    }
  }

  $module.SchemaAction = class SchemaAction {
    constructor(tag) { this.$tag = tag; }
    static create_SchemaAction(ancestors,principalTypes,resourceTypes,context) {
      let $dt = new SchemaAction(0);
      $dt.ancestors = ancestors;
      $dt.principalTypes = principalTypes;
      $dt.resourceTypes = resourceTypes;
      $dt.context = context;
      return $dt;
    }
    get is_SchemaAction() { return this.$tag === 0; }
    get dtor_ancestors() { return this.ancestors; }
    get dtor_principalTypes() { return this.principalTypes; }
    get dtor_resourceTypes() { return this.resourceTypes; }
    get dtor_context() { return this.context; }
    toString() {
      if (this.$tag === 0) {
        return "SchemaModel.SchemaAction.SchemaAction" + "(" + _dafny.toString(this.ancestors) + ", " + _dafny.toString(this.principalTypes) + ", " + _dafny.toString(this.resourceTypes) + ", " + _dafny.toString(this.context) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.ancestors, other.ancestors) && _dafny.areEqual(this.principalTypes, other.principalTypes) && _dafny.areEqual(this.resourceTypes, other.resourceTypes) && _dafny.areEqual(this.context, other.context);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return SchemaModel.SchemaAction.create_SchemaAction(_dafny.Set.Empty, _dafny.Set.Empty, _dafny.Set.Empty, _dafny.Map.Empty);
        }
      };
    }
  }

  $module.Schema = class Schema {
    constructor(tag) { this.$tag = tag; }
    static create_Schema(entityTypes,actions) {
      let $dt = new Schema(0);
      $dt.entityTypes = entityTypes;
      $dt.actions = actions;
      return $dt;
    }
    get is_Schema() { return this.$tag === 0; }
    get dtor_entityTypes() { return this.entityTypes; }
    get dtor_actions() { return this.actions; }
    toString() {
      if (this.$tag === 0) {
        return "SchemaModel.Schema.Schema" + "(" + _dafny.toString(this.entityTypes) + ", " + _dafny.toString(this.actions) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.entityTypes, other.entityTypes) && _dafny.areEqual(this.actions, other.actions);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return SchemaModel.Schema.create_Schema(_dafny.Map.Empty, _dafny.Map.Empty);
        }
      };
    }
  }

  $module.RequestEnv = class RequestEnv {
    constructor(tag) { this.$tag = tag; }
    static create_RequestEnv(principalType,action,resourceType) {
      let $dt = new RequestEnv(0);
      $dt.principalType = principalType;
      $dt.action = action;
      $dt.resourceType = resourceType;
      return $dt;
    }
    get is_RequestEnv() { return this.$tag === 0; }
    get dtor_principalType() { return this.principalType; }
    get dtor_action() { return this.action; }
    get dtor_resourceType() { return this.resourceType; }
    toString() {
      if (this.$tag === 0) {
        return "SchemaModel.RequestEnv.RequestEnv" + "(" + _dafny.toString(this.principalType) + ", " + _dafny.toString(this.action) + ", " + _dafny.toString(this.resourceType) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.principalType, other.principalType) && _dafny.areEqual(this.action, other.action) && _dafny.areEqual(this.resourceType, other.resourceType);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return SchemaModel.RequestEnv.create_RequestEnv(_dafny.Seq.of(), EntityUidModel.EntityUid.Rtd().Default, _dafny.Seq.of());
        }
      };
    }
  }

  $module.__default = class __default {
    constructor () {
      this._tname = "SchemaModel._default";
    }
    static IsActionType(entityType) {
      return (_dafny.areEqual(entityType, "Action")) || (_dafny.areEqual(TextModel.__default.Drop(entityType, (new BigNumber((entityType).length)).minus(new BigNumber(8))), "::Action"));
    };
    static IsWellFormed(schema) {
      return (_dafny.Quantifier(((schema).dtor_entityTypes).Keys.Elements, true, function (_134_name) {
        return !(((schema).dtor_entityTypes).contains(_134_name)) || ((!(SchemaModel.__default.IsActionType(_134_name))) && (SchemaModel.__default.IsWellFormedEntityType(schema, ((schema).dtor_entityTypes).get(_134_name))));
      })) && (_dafny.Quantifier(((schema).dtor_actions).Keys.Elements, true, function (_135_uid) {
        return !(((schema).dtor_actions).contains(_135_uid)) || ((SchemaModel.__default.IsActionType((_135_uid).dtor_entityType)) && (SchemaModel.__default.IsWellFormedAction(schema, _135_uid, ((schema).dtor_actions).get(_135_uid))));
      }));
    };
    static IsWellFormedEntityType(schema, declared) {
      return (((SchemaModel.__default.AreDeclared(schema, (declared).dtor_ancestors)) && (_dafny.Quantifier(((declared).dtor_ancestors).Elements, true, function (_136_above) {
        return !((((declared).dtor_ancestors).contains(_136_above)) && (((schema).dtor_entityTypes).contains(_136_above))) || (((((schema).dtor_entityTypes).get(_136_above)).dtor_ancestors).IsSubsetOf((declared).dtor_ancestors));
      }))) && (SchemaModel.__default.IsWellFormedType(schema, SchemaModel.Type.create_RecordOf((declared).dtor_attributes)))) && (!(((declared).dtor_tags).is_Some) || (SchemaModel.__default.IsWellFormedType(schema, ((declared).dtor_tags).dtor_value)));
    };
    static IsWellFormedAction(schema, uid, declared) {
      return ((((!((declared).dtor_ancestors).contains(uid)) && (_dafny.Quantifier(((declared).dtor_ancestors).Elements, true, function (_137_above) {
        return !(((declared).dtor_ancestors).contains(_137_above)) || ((((schema).dtor_actions).contains(_137_above)) && (((((schema).dtor_actions).get(_137_above)).dtor_ancestors).IsSubsetOf((declared).dtor_ancestors)));
      }))) && (SchemaModel.__default.AreDeclared(schema, (declared).dtor_principalTypes))) && (SchemaModel.__default.AreDeclared(schema, (declared).dtor_resourceTypes))) && (SchemaModel.__default.IsWellFormedType(schema, SchemaModel.Type.create_RecordOf((declared).dtor_context)));
    };
    static AreDeclared(schema, names) {
      return _dafny.Quantifier((names).Elements, true, function (_138_name) {
        return !((names).contains(_138_name)) || (((schema).dtor_entityTypes).contains(_138_name));
      });
    };
    static IsWellFormedType(schema, ty) {
      let _source10 = ty;
      if (_source10.is_BoolType) {
        let _139_outcome = (_source10).outcome;
        return _dafny.areEqual(_139_outcome, SchemaModel.Outcome.create_Unknown());
      } else if (_source10.is_LongType) {
        return true;
      } else if (_source10.is_StringType) {
        return true;
      } else if (_source10.is_ExtensionType) {
        let _140_name = (_source10).name;
        return true;
      } else if (_source10.is_EntityOfType) {
        let _141_entityType = (_source10).entityType;
        return (((schema).dtor_entityTypes).contains(_141_entityType)) || (SchemaModel.__default.IsTypeOfAction(schema, _141_entityType));
      } else if (_source10.is_SetOf) {
        let _142_element = (_source10).element;
        return SchemaModel.__default.IsWellFormedType(schema, _142_element);
      } else  {
        let _143_attributes = (_source10).attributes;
        return _dafny.Quantifier((_143_attributes).Keys.Elements, true, function (_144_name) {
          return !((_143_attributes).contains(_144_name)) || (SchemaModel.__default.IsWellFormedType(schema, ((_143_attributes).get(_144_name)).dtor_ty));
        });
      }
    };
    static IsTypeOfAction(schema, entityType) {
      return _dafny.Quantifier(((schema).dtor_actions).Keys.Elements, false, function (_145_uid) {
        return (((schema).dtor_actions).contains(_145_uid)) && (_dafny.areEqual((_145_uid).dtor_entityType, entityType));
      });
    };
  };
  return $module;
})(); // end of module SchemaModel
let ConditionOfModel = (function() {
  let $module = {};



  $module.__default = class __default {
    constructor () {
      this._tname = "ConditionOfModel._default";
    }
    static CheckedCondition(body) {
      return ExprModel.Expr.create_And(ConditionOfModel.__default.CheckedScope(body), ConditionOfModel.__default.Together((body).dtor_conditions));
    };
    static CheckedScope(body) {
      return ExprModel.Expr.create_And(ExprModel.Expr.create_And(PolicyModel.__default.ScopeCondition((body).dtor_principal, ExprModel.Expr.create_Var(ExprModel.VarName.create_Principal()), ExprModel.Expr.create_Var(ExprModel.VarName.create_Principal())), PolicyModel.__default.ActionCondition((body).dtor_action)), PolicyModel.__default.ScopeCondition((body).dtor_resource, ExprModel.Expr.create_Var(ExprModel.VarName.create_Resource()), ExprModel.Expr.create_Var(ExprModel.VarName.create_Resource())));
    };
    static Together(conditions) {
      if ((new BigNumber((conditions).length)).isEqualTo(new BigNumber(0))) {
        return ExprModel.Expr.create_Lit(ExprModel.Literal.create_BoolLit(true));
      } else  {
        return ConditionOfModel.__default.AndAll(PolicyModel.__default.ConditionExpr((conditions)[new BigNumber(0)]), (conditions).slice(new BigNumber(1)));
      }
    };
    static AndAll(left, conditions) {
      if ((new BigNumber((conditions).length)).isEqualTo(new BigNumber(0))) {
        return left;
      } else  {
        return ConditionOfModel.__default.AndAll(ExprModel.Expr.create_And(left, PolicyModel.__default.ConditionExpr((conditions)[new BigNumber(0)])), (conditions).slice(new BigNumber(1)));
      }
    };
  };
  return $module;
})(); // end of module ConditionOfModel
let TypesModel = (function() {
  let $module = {};


  $module.__default = class __default {
    constructor () {
      this._tname = "TypesModel._default";
    }
    static Bool() {
      return SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_Unknown());
    };
    static TypeOfBool(b) {
      return SchemaModel.Type.create_BoolType((b) ? (SchemaModel.Outcome.create_True()) : (SchemaModel.Outcome.create_False()));
    };
    static Negated(outcome) {
      let _source11 = outcome;
      if (_source11.is_True) {
        return SchemaModel.Outcome.create_False();
      } else if (_source11.is_False) {
        return SchemaModel.Outcome.create_True();
      } else  {
        return SchemaModel.Outcome.create_Unknown();
      }
    };
    static IsEntityOrRecord(ty) {
      return ((ty).is_EntityOfType) || ((ty).is_RecordOf);
    };
    static IsEntityOrEntities(ty) {
      return ((ty).is_EntityOfType) || (((ty).is_SetOf) && (((ty).dtor_element).is_EntityOfType));
    };
    static IsOrdered(ty) {
      return (((ty).is_LongType) || (_dafny.areEqual(ty, SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DatetimeName())))) || (_dafny.areEqual(ty, SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DurationName())));
    };
  };
  return $module;
})(); // end of module TypesModel
let CapabilitiesModel = (function() {
  let $module = {};




  $module.__default = class __default {
    constructor () {
      this._tname = "CapabilitiesModel._default";
    }
    static AttributeCapability(target, attr) {
      return ExprModel.Expr.create_HasAttr(target, attr);
    };
    static TagCapability(target, tag) {
      return ExprModel.Expr.create_Binary(ExprModel.BinaryOp.create_HasTag(), target, tag);
    };
  };
  return $module;
})(); // end of module CapabilitiesModel
let FindingModel = (function() {
  let $module = {};

  $module.ValidationErrorKind = class ValidationErrorKind {
    constructor(tag) { this.$tag = tag; }
    static create_UnrecognizedEntityType() {
      let $dt = new ValidationErrorKind(0);
      return $dt;
    }
    static create_UnrecognizedActionId() {
      let $dt = new ValidationErrorKind(1);
      return $dt;
    }
    static create_UnexpectedType() {
      let $dt = new ValidationErrorKind(2);
      return $dt;
    }
    static create_IncompatibleTypes() {
      let $dt = new ValidationErrorKind(3);
      return $dt;
    }
    static create_UnsafeAttributeAccess() {
      let $dt = new ValidationErrorKind(4);
      return $dt;
    }
    static create_UnsafeOptionalAttributeAccess() {
      let $dt = new ValidationErrorKind(5);
      return $dt;
    }
    static create_UnsafeTagAccess() {
      let $dt = new ValidationErrorKind(6);
      return $dt;
    }
    static create_NoTagsAllowed() {
      let $dt = new ValidationErrorKind(7);
      return $dt;
    }
    static create_WrongNumberArguments() {
      let $dt = new ValidationErrorKind(8);
      return $dt;
    }
    static create_FunctionArgumentValidation() {
      let $dt = new ValidationErrorKind(9);
      return $dt;
    }
    static create_EmptySetForbidden() {
      let $dt = new ValidationErrorKind(10);
      return $dt;
    }
    static create_NonLitExtConstructor() {
      let $dt = new ValidationErrorKind(11);
      return $dt;
    }
    static create_InvalidEnumEntity() {
      let $dt = new ValidationErrorKind(12);
      return $dt;
    }
    static create_EntityDerefLevelViolation() {
      let $dt = new ValidationErrorKind(13);
      return $dt;
    }
    get is_UnrecognizedEntityType() { return this.$tag === 0; }
    get is_UnrecognizedActionId() { return this.$tag === 1; }
    get is_UnexpectedType() { return this.$tag === 2; }
    get is_IncompatibleTypes() { return this.$tag === 3; }
    get is_UnsafeAttributeAccess() { return this.$tag === 4; }
    get is_UnsafeOptionalAttributeAccess() { return this.$tag === 5; }
    get is_UnsafeTagAccess() { return this.$tag === 6; }
    get is_NoTagsAllowed() { return this.$tag === 7; }
    get is_WrongNumberArguments() { return this.$tag === 8; }
    get is_FunctionArgumentValidation() { return this.$tag === 9; }
    get is_EmptySetForbidden() { return this.$tag === 10; }
    get is_NonLitExtConstructor() { return this.$tag === 11; }
    get is_InvalidEnumEntity() { return this.$tag === 12; }
    get is_EntityDerefLevelViolation() { return this.$tag === 13; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield ValidationErrorKind.create_UnrecognizedEntityType();
      yield ValidationErrorKind.create_UnrecognizedActionId();
      yield ValidationErrorKind.create_UnexpectedType();
      yield ValidationErrorKind.create_IncompatibleTypes();
      yield ValidationErrorKind.create_UnsafeAttributeAccess();
      yield ValidationErrorKind.create_UnsafeOptionalAttributeAccess();
      yield ValidationErrorKind.create_UnsafeTagAccess();
      yield ValidationErrorKind.create_NoTagsAllowed();
      yield ValidationErrorKind.create_WrongNumberArguments();
      yield ValidationErrorKind.create_FunctionArgumentValidation();
      yield ValidationErrorKind.create_EmptySetForbidden();
      yield ValidationErrorKind.create_NonLitExtConstructor();
      yield ValidationErrorKind.create_InvalidEnumEntity();
      yield ValidationErrorKind.create_EntityDerefLevelViolation();
    }
    toString() {
      if (this.$tag === 0) {
        return "FindingModel.ValidationErrorKind.UnrecognizedEntityType";
      } else if (this.$tag === 1) {
        return "FindingModel.ValidationErrorKind.UnrecognizedActionId";
      } else if (this.$tag === 2) {
        return "FindingModel.ValidationErrorKind.UnexpectedType";
      } else if (this.$tag === 3) {
        return "FindingModel.ValidationErrorKind.IncompatibleTypes";
      } else if (this.$tag === 4) {
        return "FindingModel.ValidationErrorKind.UnsafeAttributeAccess";
      } else if (this.$tag === 5) {
        return "FindingModel.ValidationErrorKind.UnsafeOptionalAttributeAccess";
      } else if (this.$tag === 6) {
        return "FindingModel.ValidationErrorKind.UnsafeTagAccess";
      } else if (this.$tag === 7) {
        return "FindingModel.ValidationErrorKind.NoTagsAllowed";
      } else if (this.$tag === 8) {
        return "FindingModel.ValidationErrorKind.WrongNumberArguments";
      } else if (this.$tag === 9) {
        return "FindingModel.ValidationErrorKind.FunctionArgumentValidation";
      } else if (this.$tag === 10) {
        return "FindingModel.ValidationErrorKind.EmptySetForbidden";
      } else if (this.$tag === 11) {
        return "FindingModel.ValidationErrorKind.NonLitExtConstructor";
      } else if (this.$tag === 12) {
        return "FindingModel.ValidationErrorKind.InvalidEnumEntity";
      } else if (this.$tag === 13) {
        return "FindingModel.ValidationErrorKind.EntityDerefLevelViolation";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else if (this.$tag === 2) {
        return other.$tag === 2;
      } else if (this.$tag === 3) {
        return other.$tag === 3;
      } else if (this.$tag === 4) {
        return other.$tag === 4;
      } else if (this.$tag === 5) {
        return other.$tag === 5;
      } else if (this.$tag === 6) {
        return other.$tag === 6;
      } else if (this.$tag === 7) {
        return other.$tag === 7;
      } else if (this.$tag === 8) {
        return other.$tag === 8;
      } else if (this.$tag === 9) {
        return other.$tag === 9;
      } else if (this.$tag === 10) {
        return other.$tag === 10;
      } else if (this.$tag === 11) {
        return other.$tag === 11;
      } else if (this.$tag === 12) {
        return other.$tag === 12;
      } else if (this.$tag === 13) {
        return other.$tag === 13;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return FindingModel.ValidationErrorKind.create_UnrecognizedEntityType();
        }
      };
    }
  }

  $module.ValidationWarningKind = class ValidationWarningKind {
    constructor(tag) { this.$tag = tag; }
    static create_InvalidActionApplication() {
      let $dt = new ValidationWarningKind(0);
      return $dt;
    }
    static create_ImpossiblePolicy() {
      let $dt = new ValidationWarningKind(1);
      return $dt;
    }
    get is_InvalidActionApplication() { return this.$tag === 0; }
    get is_ImpossiblePolicy() { return this.$tag === 1; }
    static get AllSingletonConstructors() {
      return this.AllSingletonConstructors_();
    }
    static *AllSingletonConstructors_() {
      yield ValidationWarningKind.create_InvalidActionApplication();
      yield ValidationWarningKind.create_ImpossiblePolicy();
    }
    toString() {
      if (this.$tag === 0) {
        return "FindingModel.ValidationWarningKind.InvalidActionApplication";
      } else if (this.$tag === 1) {
        return "FindingModel.ValidationWarningKind.ImpossiblePolicy";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0;
      } else if (this.$tag === 1) {
        return other.$tag === 1;
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return FindingModel.ValidationWarningKind.create_InvalidActionApplication();
        }
      };
    }
  }

  return $module;
})(); // end of module FindingModel
let CheckerModel = (function() {
  let $module = {};









  $module.Checker = class Checker {
    constructor(tag) { this.$tag = tag; }
    static create_Checker(schema,env) {
      let $dt = new Checker(0);
      $dt.schema = schema;
      $dt.env = env;
      return $dt;
    }
    get is_Checker() { return this.$tag === 0; }
    get dtor_schema() { return this.schema; }
    get dtor_env() { return this.env; }
    toString() {
      if (this.$tag === 0) {
        return "CheckerModel.Checker.Checker" + "(" + _dafny.toString(this.schema) + ", " + _dafny.toString(this.env) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.schema, other.schema) && _dafny.areEqual(this.env, other.env);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return CheckerModel.Checker.create_Checker(SchemaModel.Schema.Rtd().Default, SchemaModel.RequestEnv.Rtd().Default);
        }
      };
    }
  }

  $module.Answer = class Answer {
    constructor(tag) { this.$tag = tag; }
    static create_Success(ty,facts) {
      let $dt = new Answer(0);
      $dt.ty = ty;
      $dt.facts = facts;
      return $dt;
    }
    static create_Failure(kind) {
      let $dt = new Answer(1);
      $dt.kind = kind;
      return $dt;
    }
    get is_Success() { return this.$tag === 0; }
    get is_Failure() { return this.$tag === 1; }
    get dtor_ty() { return this.ty; }
    get dtor_facts() { return this.facts; }
    get dtor_kind() { return this.kind; }
    toString() {
      if (this.$tag === 0) {
        return "CheckerModel.Answer.Success" + "(" + _dafny.toString(this.ty) + ", " + _dafny.toString(this.facts) + ")";
      } else if (this.$tag === 1) {
        return "CheckerModel.Answer.Failure" + "(" + _dafny.toString(this.kind) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.ty, other.ty) && _dafny.areEqual(this.facts, other.facts);
      } else if (this.$tag === 1) {
        return other.$tag === 1 && _dafny.areEqual(this.kind, other.kind);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return CheckerModel.Answer.create_Success(SchemaModel.Type.Rtd().Default, _dafny.Set.Empty);
        }
      };
    }
  }

  $module.__default = class __default {
    constructor () {
      this._tname = "CheckerModel._default";
    }
    static Plain(ty) {
      return CheckerModel.Answer.create_Success(ty, _dafny.Set.fromElements());
    };
    static ContextOf(checker) {
      if ((((checker).dtor_schema).dtor_actions).contains(((checker).dtor_env).dtor_action)) {
        return ((((checker).dtor_schema).dtor_actions).get(((checker).dtor_env).dtor_action)).dtor_context;
      } else  {
        return _dafny.Map.of();
      }
    };
    static ExpectBool(answer) {
      return CheckerModel.__default.Expect(answer, ((answer).is_Success) && (((answer).dtor_ty).is_BoolType));
    };
    static Expect(answer, fits) {
      if (((answer).is_Failure) || (fits)) {
        return answer;
      } else  {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      }
    };
  };
  return $module;
})(); // end of module CheckerModel
let RelationsModel = (function() {
  let $module = {};




  $module.__default = class __default {
    constructor () {
      this._tname = "RelationsModel._default";
    }
    static IsSubtype(a, b) {
      let _source12 = a;
      if (_source12.is_BoolType) {
        let _146_outcome = (_source12).outcome;
        return (_dafny.areEqual(b, a)) || (_dafny.areEqual(b, TypesModel.__default.Bool()));
      } else if (_source12.is_LongType) {
        return _dafny.areEqual(b, a);
      } else if (_source12.is_StringType) {
        return _dafny.areEqual(b, a);
      } else if (_source12.is_ExtensionType) {
        let _147_name = (_source12).name;
        return _dafny.areEqual(b, a);
      } else if (_source12.is_EntityOfType) {
        let _148_entityType = (_source12).entityType;
        return _dafny.areEqual(b, a);
      } else if (_source12.is_SetOf) {
        let _149_element = (_source12).element;
        return ((b).is_SetOf) && (RelationsModel.__default.IsSubtype(_149_element, (b).dtor_element));
      } else  {
        let _150_attributes = (_source12).attributes;
        return (((b).is_RecordOf) && (((_150_attributes).Keys).equals(((b).dtor_attributes).Keys))) && (_dafny.Quantifier((_150_attributes).Keys.Elements, true, function (_151_name) {
          return !(((_150_attributes).contains(_151_name)) && (((b).dtor_attributes).contains(_151_name))) || (((((_150_attributes).get(_151_name)).dtor_required) === ((((b).dtor_attributes).get(_151_name)).dtor_required)) && (RelationsModel.__default.IsSubtype(((_150_attributes).get(_151_name)).dtor_ty, (((b).dtor_attributes).get(_151_name)).dtor_ty)));
        }));
      }
    };
    static HasUpperBound(a, b) {
      let _source13 = a;
      if (_source13.is_BoolType) {
        let _152_outcome = (_source13).outcome;
        return (b).is_BoolType;
      } else if (_source13.is_LongType) {
        return _dafny.areEqual(b, a);
      } else if (_source13.is_StringType) {
        return _dafny.areEqual(b, a);
      } else if (_source13.is_ExtensionType) {
        let _153_name = (_source13).name;
        return _dafny.areEqual(b, a);
      } else if (_source13.is_EntityOfType) {
        let _154_entityType = (_source13).entityType;
        return _dafny.areEqual(b, a);
      } else if (_source13.is_SetOf) {
        let _155_element = (_source13).element;
        return ((b).is_SetOf) && (RelationsModel.__default.HasUpperBound(_155_element, (b).dtor_element));
      } else  {
        let _156_attributes = (_source13).attributes;
        return (((b).is_RecordOf) && (((_156_attributes).Keys).equals(((b).dtor_attributes).Keys))) && (_dafny.Quantifier((_156_attributes).Keys.Elements, true, function (_157_name) {
          return !(((_156_attributes).contains(_157_name)) && (((b).dtor_attributes).contains(_157_name))) || (((((_156_attributes).get(_157_name)).dtor_required) === ((((b).dtor_attributes).get(_157_name)).dtor_required)) && (RelationsModel.__default.HasUpperBound(((_156_attributes).get(_157_name)).dtor_ty, (((b).dtor_attributes).get(_157_name)).dtor_ty)));
        }));
      }
    };
    static UpperBound(a, b) {
      let _source14 = a;
      if (_source14.is_BoolType) {
        let _158_outcome = (_source14).outcome;
        if (_dafny.areEqual(a, b)) {
          return a;
        } else  {
          return TypesModel.__default.Bool();
        }
      } else if (_source14.is_LongType) {
        return a;
      } else if (_source14.is_StringType) {
        return a;
      } else if (_source14.is_ExtensionType) {
        let _159_name = (_source14).name;
        return a;
      } else if (_source14.is_EntityOfType) {
        let _160_entityType = (_source14).entityType;
        return a;
      } else if (_source14.is_SetOf) {
        let _161_element = (_source14).element;
        if ((b).is_SetOf) {
          return SchemaModel.Type.create_SetOf(RelationsModel.__default.UpperBound(_161_element, (b).dtor_element));
        } else  {
          return a;
        }
      } else  {
        let _162_attributes = (_source14).attributes;
        if (!((b).is_RecordOf)) {
          return a;
        } else  {
          return SchemaModel.Type.create_RecordOf(function () {
  let _coll3 = new _dafny.Map();
  for (const _163_name of (_162_attributes).Keys.Elements) {
    if ((_162_attributes).contains(_163_name)) {
      _coll3.push([_163_name,SchemaModel.Attribute.create_Attribute((((b).dtor_attributes).contains(_163_name)) ? (RelationsModel.__default.UpperBound(((_162_attributes).get(_163_name)).dtor_ty, (((b).dtor_attributes).get(_163_name)).dtor_ty)) : (((_162_attributes).get(_163_name)).dtor_ty), ((_162_attributes).get(_163_name)).dtor_required)]);
    }
  }
  return _coll3;
}());
        }
      }
    };
    static AreDisjoint(a, b) {
      return (((a).is_EntityOfType) && ((b).is_EntityOfType)) && (!_dafny.areEqual(a, b));
    };
  };
  return $module;
})(); // end of module RelationsModel
let RulesBooleanModel = (function() {
  let $module = {};






  $module.__default = class __default {
    constructor () {
      this._tname = "RulesBooleanModel._default";
    }
    static IsTrue(answer) {
      return ((answer).is_Success) && (_dafny.areEqual((answer).dtor_ty, SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_True())));
    };
    static IsFalse(answer) {
      return ((answer).is_Success) && (_dafny.areEqual((answer).dtor_ty, SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_False())));
    };
    static TypeOfNot(arg) {
      if (((arg).is_Success) && (((arg).dtor_ty).is_BoolType)) {
        return CheckerModel.__default.Plain(SchemaModel.Type.create_BoolType(TypesModel.__default.Negated(((arg).dtor_ty).dtor_outcome)));
      } else  {
        return CheckerModel.__default.Expect(arg, false);
      }
    };
    static TypeOfAnd(left, right) {
      if ((left).is_Failure) {
        return left;
      } else  {
        if (RulesBooleanModel.__default.IsFalse(left)) {
          return CheckerModel.__default.Plain(SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_False()));
        } else  {
          if ((right).is_Failure) {
            return right;
          } else  {
            if (RulesBooleanModel.__default.IsFalse(right)) {
              return CheckerModel.__default.Plain(SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_False()));
            } else  {
              if (RulesBooleanModel.__default.IsTrue(right)) {
                return CheckerModel.Answer.create_Success((left).dtor_ty, ((left).dtor_facts).Union((right).dtor_facts));
              } else  {
                if (RulesBooleanModel.__default.IsTrue(left)) {
                  return CheckerModel.Answer.create_Success((right).dtor_ty, (right).dtor_facts);
                } else  {
                  return CheckerModel.Answer.create_Success(TypesModel.__default.Bool(), ((left).dtor_facts).Union((right).dtor_facts));
                }
              }
            }
          }
        }
      }
    };
    static TypeOfOr(left, right) {
      if ((left).is_Failure) {
        return left;
      } else  {
        if (RulesBooleanModel.__default.IsTrue(left)) {
          return left;
        } else  {
          if ((right).is_Failure) {
            return right;
          } else  {
            if (RulesBooleanModel.__default.IsTrue(right)) {
              return right;
            } else  {
              if (RulesBooleanModel.__default.IsFalse(right)) {
                return left;
              } else  {
                if (RulesBooleanModel.__default.IsFalse(left)) {
                  return right;
                } else  {
                  return CheckerModel.Answer.create_Success(TypesModel.__default.Bool(), ((left).dtor_facts).Intersect((right).dtor_facts));
                }
              }
            }
          }
        }
      }
    };
    static TypeOfIf(test, yes, no) {
      if ((test).is_Failure) {
        return test;
      } else  {
        if (RulesBooleanModel.__default.IsFalse(test)) {
          return no;
        } else  {
          if ((yes).is_Failure) {
            return yes;
          } else  {
            if (RulesBooleanModel.__default.IsTrue(test)) {
              return CheckerModel.Answer.create_Success((yes).dtor_ty, ((yes).dtor_facts).Union((test).dtor_facts));
            } else  {
              if ((no).is_Failure) {
                return no;
              } else  {
                if (RelationsModel.__default.HasUpperBound((yes).dtor_ty, (no).dtor_ty)) {
                  return CheckerModel.Answer.create_Success(RelationsModel.__default.UpperBound((yes).dtor_ty, (no).dtor_ty), (((yes).dtor_facts).Union((test).dtor_facts)).Intersect((no).dtor_facts));
                } else  {
                  return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_IncompatibleTypes());
                }
              }
            }
          }
        }
      }
    };
  };
  return $module;
})(); // end of module RulesBooleanModel
let RulesEntitiesModel = (function() {
  let $module = {};










  $module.__default = class __default {
    constructor () {
      this._tname = "RulesEntitiesModel._default";
    }
    static AttributesOf(schema, ty) {
      if ((ty).is_RecordOf) {
        return (ty).dtor_attributes;
      } else  {
        if (((ty).is_EntityOfType) && (((schema).dtor_entityTypes).contains((ty).dtor_entityType))) {
          return (((schema).dtor_entityTypes).get((ty).dtor_entityType)).dtor_attributes;
        } else  {
          return _dafny.Map.of();
        }
      }
    };
    static TagTypeOf(schema, ty) {
      if (((ty).is_EntityOfType) && (((schema).dtor_entityTypes).contains((ty).dtor_entityType))) {
        return (((schema).dtor_entityTypes).get((ty).dtor_entityType)).dtor_tags;
      } else  {
        return ResultModel.Option.create_None();
      }
    };
    static TypeOfGetAttr(checker, arg, ty, attr, known) {
      let _164_attributes = RulesEntitiesModel.__default.AttributesOf((checker).dtor_schema, ty);
      if (!(TypesModel.__default.IsEntityOrRecord(ty))) {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      } else  {
        if (!(_164_attributes).contains(attr)) {
          return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnsafeAttributeAccess());
        } else  {
          if ((((_164_attributes).get(attr)).dtor_required) || ((known).contains(CapabilitiesModel.__default.AttributeCapability(arg, attr)))) {
            return CheckerModel.__default.Plain(((_164_attributes).get(attr)).dtor_ty);
          } else  {
            return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnsafeOptionalAttributeAccess());
          }
        }
      }
    };
    static TypeOfHasStep(checker, arg, ty, attr, known) {
      let _165_attributes = RulesEntitiesModel.__default.AttributesOf((checker).dtor_schema, ty);
      let _166_fact = CapabilitiesModel.__default.AttributeCapability(arg, attr);
      if (!(TypesModel.__default.IsEntityOrRecord(ty))) {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      } else  {
        if (!(_165_attributes).contains(attr)) {
          return CheckerModel.__default.Plain(SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_False()));
        } else  {
          if (((known).contains(_166_fact)) || ((((_165_attributes).get(attr)).dtor_required) && ((ty).is_RecordOf))) {
            return CheckerModel.Answer.create_Success(SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_True()), _dafny.Set.fromElements(_166_fact));
          } else  {
            return CheckerModel.Answer.create_Success(TypesModel.__default.Bool(), _dafny.Set.fromElements(_166_fact));
          }
        }
      }
    };
    static TypeOfHasTag(checker, left, ty, right, known) {
      let _167_fact = CapabilitiesModel.__default.TagCapability(left, right);
      if ((RulesEntitiesModel.__default.TagTypeOf((checker).dtor_schema, ty)).is_None) {
        return CheckerModel.Answer.create_Success(SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_False()), _dafny.Set.fromElements(_167_fact));
      } else  {
        return CheckerModel.Answer.create_Success(((known).contains(_167_fact)) ? (SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_True())) : (TypesModel.__default.Bool()), _dafny.Set.fromElements(_167_fact));
      }
    };
    static TypeOfGetTag(checker, left, ty, right, known) {
      let _168_tags = RulesEntitiesModel.__default.TagTypeOf((checker).dtor_schema, ty);
      if (!(known).contains(CapabilitiesModel.__default.TagCapability(left, right))) {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnsafeTagAccess());
      } else  {
        if ((_168_tags).is_None) {
          return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_NoTagsAllowed());
        } else  {
          return CheckerModel.__default.Plain((_168_tags).dtor_value);
        }
      }
    };
    static TypeOfIn(checker, left, leftType, right, rightType) {
      let _169_uid = RulesEntitiesModel.__default.UidOf(checker, left);
      let _170_uids = RulesEntitiesModel.__default.UidsOf(checker, right);
      if ((((_169_uid).is_Some) && ((_170_uids).is_Some)) && ((((checker).dtor_schema).dtor_actions).contains((_169_uid).dtor_value))) {
        return CheckerModel.__default.Plain(TypesModel.__default.TypeOfBool(_dafny.Quantifier(((_170_uids).dtor_value).UniqueElements, false, function (_171_group) {
          return (_dafny.Seq.contains((_170_uids).dtor_value, _171_group)) && (RulesEntitiesModel.__default.IsActionIn((checker).dtor_schema, (_169_uid).dtor_value, _171_group));
        })));
      } else  {
        if (RulesEntitiesModel.__default.MayBeIn((checker).dtor_schema, leftType, rightType)) {
          return CheckerModel.__default.Plain(TypesModel.__default.Bool());
        } else  {
          return CheckerModel.__default.Plain(SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_False()));
        }
      }
    };
    static IsActionIn(schema, uid, group) {
      return (_dafny.areEqual(uid, group)) || ((((schema).dtor_actions).contains(uid)) && (((((schema).dtor_actions).get(uid)).dtor_ancestors).contains(group)));
    };
    static MayBeIn(schema, entityType, above) {
      return ((_dafny.areEqual(entityType, above)) || ((((schema).dtor_entityTypes).contains(entityType)) && (((((schema).dtor_entityTypes).get(entityType)).dtor_ancestors).contains(above)))) || (_dafny.Quantifier(((schema).dtor_actions).Keys.Elements, false, function (_172_uid) {
        return ((((schema).dtor_actions).contains(_172_uid)) && (_dafny.areEqual((_172_uid).dtor_entityType, entityType))) && (RulesEntitiesModel.__default.HasAncestorOfType(((schema).dtor_actions).get(_172_uid), above));
      }));
    };
    static HasAncestorOfType(action, above) {
      return _dafny.Quantifier(((action).dtor_ancestors).Elements, false, function (_173_group) {
        return (((action).dtor_ancestors).contains(_173_group)) && (_dafny.areEqual((_173_group).dtor_entityType, above));
      });
    };
    static UidOf(checker, x) {
      if (_dafny.areEqual(x, ExprModel.Expr.create_Var(ExprModel.VarName.create_Action()))) {
        return ResultModel.Option.create_Some(((checker).dtor_env).dtor_action);
      } else  {
        if (((x).is_Lit) && (((x).dtor_literal).is_EntityLit)) {
          return ResultModel.Option.create_Some(((x).dtor_literal).dtor_uid);
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static UidsOf(checker, x) {
      let _174_uid = RulesEntitiesModel.__default.UidOf(checker, x);
      if ((_174_uid).is_Some) {
        return ResultModel.Option.create_Some(_dafny.Seq.of((_174_uid).dtor_value));
      } else  {
        if ((x).is_SetExpr) {
          return RulesEntitiesModel.__default.UidsOfAll(checker, (x).dtor_elements);
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static UidsOfAll(checker, xs) {
      if ((new BigNumber((xs).length)).isEqualTo(new BigNumber(0))) {
        return ResultModel.Option.create_Some(_dafny.Seq.of());
      } else  {
        let _175_first = RulesEntitiesModel.__default.UidOf(checker, (xs)[new BigNumber(0)]);
        let _176_rest = RulesEntitiesModel.__default.UidsOfAll(checker, (xs).slice(new BigNumber(1)));
        if (((_175_first).is_Some) && ((_176_rest).is_Some)) {
          return ResultModel.Option.create_Some(_dafny.Seq.Concat(_dafny.Seq.of((_175_first).dtor_value), (_176_rest).dtor_value));
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static TypeOfIs(ty, entityType) {
      if ((ty).is_EntityOfType) {
        return CheckerModel.__default.Plain(TypesModel.__default.TypeOfBool(_dafny.areEqual((ty).dtor_entityType, entityType)));
      } else  {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      }
    };
  };
  return $module;
})(); // end of module RulesEntitiesModel
let RulesValuesModel = (function() {
  let $module = {};














  $module.__default = class __default {
    constructor () {
      this._tname = "RulesValuesModel._default";
    }
    static TypeOfLiteral(checker, literal) {
      let _source15 = literal;
      if (_source15.is_BoolLit) {
        let _177_b = (_source15).b;
        return CheckerModel.__default.Plain(TypesModel.__default.TypeOfBool(_177_b));
      } else if (_source15.is_LongLit) {
        let _178_i = (_source15).i;
        return CheckerModel.__default.Plain(SchemaModel.Type.create_LongType());
      } else if (_source15.is_StringLit) {
        let _179_s = (_source15).s;
        return CheckerModel.__default.Plain(SchemaModel.Type.create_StringType());
      } else  {
        let _180_uid = (_source15).uid;
        if (((((checker).dtor_schema).dtor_entityTypes).contains((_180_uid).dtor_entityType)) || ((((checker).dtor_schema).dtor_actions).contains(_180_uid))) {
          return CheckerModel.__default.Plain(SchemaModel.Type.create_EntityOfType((_180_uid).dtor_entityType));
        } else  {
          return CheckerModel.Answer.create_Failure((SchemaModel.__default.IsActionType((_180_uid).dtor_entityType)) ? (FindingModel.ValidationErrorKind.create_UnrecognizedActionId()) : (FindingModel.ValidationErrorKind.create_UnrecognizedEntityType()));
        }
      }
    };
    static TypeOfEqual(checker, left, leftType, right, rightType) {
      let _181_a = RulesValuesModel.__default.LiteralOf(checker, left);
      let _182_b = RulesValuesModel.__default.LiteralOf(checker, right);
      if (RelationsModel.__default.AreDisjoint(leftType, rightType)) {
        return CheckerModel.__default.Plain(SchemaModel.Type.create_BoolType(SchemaModel.Outcome.create_False()));
      } else  {
        if (((_181_a).is_Some) && ((_182_b).is_Some)) {
          return CheckerModel.__default.Plain(TypesModel.__default.TypeOfBool(_dafny.areEqual(_181_a, _182_b)));
        } else  {
          return RulesValuesModel.__default.RequireBound(leftType, rightType);
        }
      }
    };
    static LiteralOf(checker, x) {
      if (_dafny.areEqual(x, ExprModel.Expr.create_Var(ExprModel.VarName.create_Action()))) {
        return ResultModel.Option.create_Some(ExprModel.Literal.create_EntityLit(((checker).dtor_env).dtor_action));
      } else  {
        if ((x).is_Lit) {
          return ResultModel.Option.create_Some((x).dtor_literal);
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static RequireBound(a, b) {
      if (RelationsModel.__default.HasUpperBound(a, b)) {
        return CheckerModel.__default.Plain(TypesModel.__default.Bool());
      } else  {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_IncompatibleTypes());
      }
    };
    static TypeOfCompare(leftType, rightType) {
      if ((TypesModel.__default.IsOrdered(leftType)) && (_dafny.areEqual(leftType, rightType))) {
        return CheckerModel.__default.Plain(TypesModel.__default.Bool());
      } else  {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      }
    };
    static TypeOfArithmetic(leftType, rightType) {
      if (((leftType).is_LongType) && ((rightType).is_LongType)) {
        return CheckerModel.__default.Plain(SchemaModel.Type.create_LongType());
      } else  {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      }
    };
    static TypeOfContains(leftType, rightType) {
      if ((leftType).is_SetOf) {
        return RulesValuesModel.__default.RequireBound((leftType).dtor_element, rightType);
      } else  {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      }
    };
    static TypeOfContainsMany(leftType, rightType) {
      if (((leftType).is_SetOf) && ((rightType).is_SetOf)) {
        return RulesValuesModel.__default.RequireBound(leftType, rightType);
      } else  {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      }
    };
    static TypeOfSet(types) {
      if ((new BigNumber((types).length)).isEqualTo(new BigNumber(0))) {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_EmptySetForbidden());
      } else  {
        let _183_bound = RulesValuesModel.__default.UpperBoundOf((types)[new BigNumber(0)], (types).slice(new BigNumber(1)));
        if ((_183_bound).is_Some) {
          return CheckerModel.__default.Plain(SchemaModel.Type.create_SetOf((_183_bound).dtor_value));
        } else  {
          return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_IncompatibleTypes());
        }
      }
    };
    static UpperBoundOf(bound, types) {
      if ((new BigNumber((types).length)).isEqualTo(new BigNumber(0))) {
        return ResultModel.Option.create_Some(bound);
      } else  {
        if (RelationsModel.__default.HasUpperBound(bound, (types)[new BigNumber(0)])) {
          return RulesValuesModel.__default.UpperBoundOf(RelationsModel.__default.UpperBound(bound, (types)[new BigNumber(0)]), (types).slice(new BigNumber(1)));
        } else  {
          return ResultModel.Option.create_None();
        }
      }
    };
    static TypeOfCall(fn, args, types) {
      if (_dafny.areEqual(types, RulesValuesModel.__default.ParametersOf(fn))) {
        return CheckerModel.__default.Plain(RulesValuesModel.__default.ResultOf(fn));
      } else  {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      }
    };
    static CallProblem(fn, args) {
      if (!(new BigNumber((args).length)).isEqualTo(new BigNumber((RulesValuesModel.__default.ParametersOf(fn)).length))) {
        return ResultModel.Option.create_Some(FindingModel.ValidationErrorKind.create_WrongNumberArguments());
      } else  {
        if (((new BigNumber((args).length)).isEqualTo(new BigNumber(0))) || (!(RulesValuesModel.__default.IsConstructor(fn)))) {
          return ResultModel.Option.create_None();
        } else  {
          if (!(((args)[new BigNumber(0)]).is_Lit)) {
            return ResultModel.Option.create_Some(FindingModel.ValidationErrorKind.create_NonLitExtConstructor());
          } else  {
            if (((((args)[new BigNumber(0)]).dtor_literal).is_StringLit) && ((FunctionsModel.__default.ApplyConstructor(fn, (((args)[new BigNumber(0)]).dtor_literal).dtor_s)).is_Err)) {
              return ResultModel.Option.create_Some(FindingModel.ValidationErrorKind.create_FunctionArgumentValidation());
            } else  {
              return ResultModel.Option.create_None();
            }
          }
        }
      }
    };
    static IsConstructor(fn) {
      return _dafny.areEqual(RulesValuesModel.__default.ParametersOf(fn), _dafny.Seq.of(SchemaModel.Type.create_StringType()));
    };
    static ParametersOf(fn) {
      let _184_decimal = SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DecimalName());
      let _185_ip = SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_IpAddrName());
      let _186_datetime = SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DatetimeName());
      let _187_duration = SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DurationName());
      let _source16 = fn;
      if (_source16.is_FnDecimal) {
        return _dafny.Seq.of(SchemaModel.Type.create_StringType());
      } else if (_source16.is_FnLessThan) {
        return _dafny.Seq.of(_184_decimal, _184_decimal);
      } else if (_source16.is_FnLessThanOrEqual) {
        return _dafny.Seq.of(_184_decimal, _184_decimal);
      } else if (_source16.is_FnGreaterThan) {
        return _dafny.Seq.of(_184_decimal, _184_decimal);
      } else if (_source16.is_FnGreaterThanOrEqual) {
        return _dafny.Seq.of(_184_decimal, _184_decimal);
      } else if (_source16.is_FnIp) {
        return _dafny.Seq.of(SchemaModel.Type.create_StringType());
      } else if (_source16.is_FnIsIpv4) {
        return _dafny.Seq.of(_185_ip);
      } else if (_source16.is_FnIsIpv6) {
        return _dafny.Seq.of(_185_ip);
      } else if (_source16.is_FnIsLoopback) {
        return _dafny.Seq.of(_185_ip);
      } else if (_source16.is_FnIsMulticast) {
        return _dafny.Seq.of(_185_ip);
      } else if (_source16.is_FnIsInRange) {
        return _dafny.Seq.of(_185_ip, _185_ip);
      } else if (_source16.is_FnDatetime) {
        return _dafny.Seq.of(SchemaModel.Type.create_StringType());
      } else if (_source16.is_FnOffset) {
        return _dafny.Seq.of(_186_datetime, _187_duration);
      } else if (_source16.is_FnDurationSince) {
        return _dafny.Seq.of(_186_datetime, _186_datetime);
      } else if (_source16.is_FnToDate) {
        return _dafny.Seq.of(_186_datetime);
      } else if (_source16.is_FnToTime) {
        return _dafny.Seq.of(_186_datetime);
      } else if (_source16.is_FnDuration) {
        return _dafny.Seq.of(SchemaModel.Type.create_StringType());
      } else if (_source16.is_FnToMilliseconds) {
        return _dafny.Seq.of(_187_duration);
      } else if (_source16.is_FnToSeconds) {
        return _dafny.Seq.of(_187_duration);
      } else if (_source16.is_FnToMinutes) {
        return _dafny.Seq.of(_187_duration);
      } else if (_source16.is_FnToHours) {
        return _dafny.Seq.of(_187_duration);
      } else  {
        return _dafny.Seq.of(_187_duration);
      }
    };
    static ResultOf(fn) {
      let _source17 = fn;
      if (_source17.is_FnDecimal) {
        return SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DecimalName());
      } else if (_source17.is_FnLessThan) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnLessThanOrEqual) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnGreaterThan) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnGreaterThanOrEqual) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnIp) {
        return SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_IpAddrName());
      } else if (_source17.is_FnIsIpv4) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnIsIpv6) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnIsLoopback) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnIsMulticast) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnIsInRange) {
        return TypesModel.__default.Bool();
      } else if (_source17.is_FnDatetime) {
        return SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DatetimeName());
      } else if (_source17.is_FnOffset) {
        return SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DatetimeName());
      } else if (_source17.is_FnDurationSince) {
        return SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DurationName());
      } else if (_source17.is_FnToDate) {
        return SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DatetimeName());
      } else if (_source17.is_FnToTime) {
        return SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DurationName());
      } else if (_source17.is_FnDuration) {
        return SchemaModel.Type.create_ExtensionType(SchemaModel.ExtensionTypeName.create_DurationName());
      } else if (_source17.is_FnToMilliseconds) {
        return SchemaModel.Type.create_LongType();
      } else if (_source17.is_FnToSeconds) {
        return SchemaModel.Type.create_LongType();
      } else if (_source17.is_FnToMinutes) {
        return SchemaModel.Type.create_LongType();
      } else if (_source17.is_FnToHours) {
        return SchemaModel.Type.create_LongType();
      } else  {
        return SchemaModel.Type.create_LongType();
      }
    };
  };
  return $module;
})(); // end of module RulesValuesModel
let TypeOfModel = (function() {
  let $module = {};












  $module.__default = class __default {
    constructor () {
      this._tname = "TypeOfModel._default";
    }
    static TypeOf(checker, x, known) {
      let _source18 = x;
      if (_source18.is_Lit) {
        let _188_literal = (_source18).literal;
        return RulesValuesModel.__default.TypeOfLiteral(checker, _188_literal);
      } else if (_source18.is_Var) {
        let _189_name = (_source18).name;
        return CheckerModel.__default.Plain(TypeOfModel.__default.TypeOfVariable(checker, _189_name));
      } else if (_source18.is_And) {
        let _190_left = (_source18).left;
        let _191_right = (_source18).right;
        let _192_l = CheckerModel.__default.ExpectBool(TypeOfModel.__default.TypeOf(checker, _190_left, known));
        if ((_192_l).is_Failure) {
          return _192_l;
        } else  {
          return RulesBooleanModel.__default.TypeOfAnd(_192_l, CheckerModel.__default.ExpectBool(TypeOfModel.__default.TypeOf(checker, _191_right, (known).Union((_192_l).dtor_facts))));
        }
      } else if (_source18.is_Or) {
        let _193_left = (_source18).left;
        let _194_right = (_source18).right;
        return RulesBooleanModel.__default.TypeOfOr(CheckerModel.__default.ExpectBool(TypeOfModel.__default.TypeOf(checker, _193_left, known)), CheckerModel.__default.ExpectBool(TypeOfModel.__default.TypeOf(checker, _194_right, known)));
      } else if (_source18.is_If) {
        let _195_test = (_source18).test;
        let _196_yes = (_source18).yes;
        let _197_no = (_source18).no;
        let _198_t = CheckerModel.__default.ExpectBool(TypeOfModel.__default.TypeOf(checker, _195_test, known));
        if ((_198_t).is_Failure) {
          return _198_t;
        } else  {
          return RulesBooleanModel.__default.TypeOfIf(_198_t, TypeOfModel.__default.TypeOf(checker, _196_yes, (known).Union((_198_t).dtor_facts)), TypeOfModel.__default.TypeOf(checker, _197_no, known));
        }
      } else if (_source18.is_Unary) {
        let _199_op = (_source18).unaryOp;
        let _200_arg = (_source18).arg;
        let _201_a = TypeOfModel.__default.TypeOf(checker, _200_arg, known);
        if ((_201_a).is_Failure) {
          return _201_a;
        } else  {
          return TypeOfModel.__default.TypeOfUnary(_199_op, _201_a);
        }
      } else if (_source18.is_Binary) {
        let _202_op = (_source18).binaryOp;
        let _203_left = (_source18).left;
        let _204_right = (_source18).right;
        let _205_l = TypeOfModel.__default.TypeOf(checker, _203_left, known);
        if ((_205_l).is_Failure) {
          return _205_l;
        } else  {
          let _206_r = TypeOfModel.__default.TypeOf(checker, _204_right, known);
          if ((_206_r).is_Failure) {
            return _206_r;
          } else  {
            return TypeOfModel.__default.TypeOfBinary(checker, x, (_205_l).dtor_ty, (_206_r).dtor_ty, known);
          }
        }
      } else if (_source18.is_GetAttr) {
        let _207_arg = (_source18).arg;
        let _208_attr = (_source18).attr;
        let _209_a = TypeOfModel.__default.TypeOf(checker, _207_arg, known);
        if ((_209_a).is_Failure) {
          return _209_a;
        } else  {
          return RulesEntitiesModel.__default.TypeOfGetAttr(checker, _207_arg, (_209_a).dtor_ty, _208_attr, known);
        }
      } else if (_source18.is_HasAttr) {
        let _210_arg = (_source18).arg;
        let _211_attr = (_source18).attr;
        let _212_a = TypeOfModel.__default.TypeOf(checker, _210_arg, known);
        if ((_212_a).is_Failure) {
          return _212_a;
        } else  {
          return RulesEntitiesModel.__default.TypeOfHasStep(checker, _210_arg, (_212_a).dtor_ty, _211_attr, known);
        }
      } else if (_source18.is_SetExpr) {
        let _213_elements = (_source18).elements;
        let _214_types = TypeOfModel.__default.TypeOfAll(checker, _213_elements, known);
        if ((_214_types).is_Err) {
          return CheckerModel.Answer.create_Failure((_214_types).dtor_error);
        } else  {
          return RulesValuesModel.__default.TypeOfSet((_214_types).dtor_value);
        }
      } else if (_source18.is_RecordExpr) {
        let _215_entries = (_source18).entries;
        let _216_attributes = TypeOfModel.__default.TypeOfRecord(checker, _215_entries, known);
        if ((_216_attributes).is_Err) {
          return CheckerModel.Answer.create_Failure((_216_attributes).dtor_error);
        } else  {
          return CheckerModel.__default.Plain(SchemaModel.Type.create_RecordOf((_216_attributes).dtor_value));
        }
      } else  {
        let _217_fn = (_source18).fn;
        let _218_args = (_source18).args;
        let _219_problem = RulesValuesModel.__default.CallProblem(_217_fn, _218_args);
        if ((_219_problem).is_Some) {
          return CheckerModel.Answer.create_Failure((_219_problem).dtor_value);
        } else  {
          let _220_types = TypeOfModel.__default.TypeOfAll(checker, _218_args, known);
          if ((_220_types).is_Err) {
            return CheckerModel.Answer.create_Failure((_220_types).dtor_error);
          } else  {
            return RulesValuesModel.__default.TypeOfCall(_217_fn, _218_args, (_220_types).dtor_value);
          }
        }
      }
    };
    static TypeOfVariable(checker, name) {
      let _source19 = name;
      if (_source19.is_Principal) {
        return SchemaModel.Type.create_EntityOfType(((checker).dtor_env).dtor_principalType);
      } else if (_source19.is_Action) {
        return SchemaModel.Type.create_EntityOfType((((checker).dtor_env).dtor_action).dtor_entityType);
      } else if (_source19.is_Resource) {
        return SchemaModel.Type.create_EntityOfType(((checker).dtor_env).dtor_resourceType);
      } else  {
        return SchemaModel.Type.create_RecordOf(CheckerModel.__default.ContextOf(checker));
      }
    };
    static TypeOfUnary(op, arg) {
      if ((arg).is_Failure) {
        return arg;
      } else  {
        let _source20 = op;
        if (_source20.is_Not) {
          return RulesBooleanModel.__default.TypeOfNot(arg);
        } else if (_source20.is_Neg) {
          if (((arg).dtor_ty).is_LongType) {
            return CheckerModel.__default.Plain(SchemaModel.Type.create_LongType());
          } else  {
            return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
          }
        } else if (_source20.is_IsEmpty) {
          if (((arg).dtor_ty).is_SetOf) {
            return CheckerModel.__default.Plain(TypesModel.__default.Bool());
          } else  {
            return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
          }
        } else if (_source20.is_Like) {
          let _221_pattern = (_source20).pattern;
          if (((arg).dtor_ty).is_StringType) {
            return CheckerModel.__default.Plain(TypesModel.__default.Bool());
          } else  {
            return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
          }
        } else  {
          let _222_entityType = (_source20).entityType;
          return RulesEntitiesModel.__default.TypeOfIs((arg).dtor_ty, _222_entityType);
        }
      }
    };
    static TypeOfBinary(checker, x, leftType, rightType, known) {
      if (!((x).is_Binary)) {
        return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
      } else  {
        let _source21 = (x).dtor_binaryOp;
        if (_source21.is_Eq) {
          return RulesValuesModel.__default.TypeOfEqual(checker, (x).dtor_left, leftType, (x).dtor_right, rightType);
        } else if (_source21.is_Less) {
          return RulesValuesModel.__default.TypeOfCompare(leftType, rightType);
        } else if (_source21.is_LessEq) {
          return RulesValuesModel.__default.TypeOfCompare(leftType, rightType);
        } else if (_source21.is_In) {
          if (((leftType).is_EntityOfType) && ((rightType).is_EntityOfType)) {
            return RulesEntitiesModel.__default.TypeOfIn(checker, (x).dtor_left, (leftType).dtor_entityType, (x).dtor_right, (rightType).dtor_entityType);
          } else  {
            if ((((leftType).is_EntityOfType) && ((rightType).is_SetOf)) && (((rightType).dtor_element).is_EntityOfType)) {
              return RulesEntitiesModel.__default.TypeOfIn(checker, (x).dtor_left, (leftType).dtor_entityType, (x).dtor_right, ((rightType).dtor_element).dtor_entityType);
            } else  {
              return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
            }
          }
        } else if (_source21.is_Add) {
          return RulesValuesModel.__default.TypeOfArithmetic(leftType, rightType);
        } else if (_source21.is_Sub) {
          return RulesValuesModel.__default.TypeOfArithmetic(leftType, rightType);
        } else if (_source21.is_Mul) {
          return RulesValuesModel.__default.TypeOfArithmetic(leftType, rightType);
        } else if (_source21.is_Contains) {
          return RulesValuesModel.__default.TypeOfContains(leftType, rightType);
        } else if (_source21.is_ContainsAll) {
          return RulesValuesModel.__default.TypeOfContainsMany(leftType, rightType);
        } else if (_source21.is_ContainsAny) {
          return RulesValuesModel.__default.TypeOfContainsMany(leftType, rightType);
        } else if (_source21.is_HasTag) {
          if (((leftType).is_EntityOfType) && ((rightType).is_StringType)) {
            return RulesEntitiesModel.__default.TypeOfHasTag(checker, (x).dtor_left, leftType, (x).dtor_right, known);
          } else  {
            return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
          }
        } else  {
          if (((leftType).is_EntityOfType) && ((rightType).is_StringType)) {
            return RulesEntitiesModel.__default.TypeOfGetTag(checker, (x).dtor_left, leftType, (x).dtor_right, known);
          } else  {
            return CheckerModel.Answer.create_Failure(FindingModel.ValidationErrorKind.create_UnexpectedType());
          }
        }
      }
    };
    static TypeOfAll(checker, xs, known) {
      if ((new BigNumber((xs).length)).isEqualTo(new BigNumber(0))) {
        return ResultModel.Result.create_Ok(_dafny.Seq.of());
      } else  {
        let _223_first = TypeOfModel.__default.TypeOf(checker, (xs)[new BigNumber(0)], known);
        if ((_223_first).is_Failure) {
          return ResultModel.Result.create_Err((_223_first).dtor_kind);
        } else  {
          let _224_rest = TypeOfModel.__default.TypeOfAll(checker, (xs).slice(new BigNumber(1)), known);
          if ((_224_rest).is_Err) {
            return _224_rest;
          } else  {
            return ResultModel.Result.create_Ok(_dafny.Seq.Concat(_dafny.Seq.of((_223_first).dtor_ty), (_224_rest).dtor_value));
          }
        }
      }
    };
    static TypeOfRecord(checker, entries, known) {
      if ((new BigNumber((entries).length)).isEqualTo(new BigNumber(0))) {
        return ResultModel.Result.create_Ok(_dafny.Map.of());
      } else  {
        let _225_first = TypeOfModel.__default.TypeOf(checker, ((entries)[new BigNumber(0)]).dtor_value, known);
        if ((_225_first).is_Failure) {
          return ResultModel.Result.create_Err((_225_first).dtor_kind);
        } else  {
          let _226_rest = TypeOfModel.__default.TypeOfRecord(checker, (entries).slice(new BigNumber(1)), known);
          if (((_226_rest).is_Err) || (((_226_rest).dtor_value).contains(((entries)[new BigNumber(0)]).dtor_key))) {
            return _226_rest;
          } else  {
            return ResultModel.Result.create_Ok(((_226_rest).dtor_value).update(((entries)[new BigNumber(0)]).dtor_key, SchemaModel.Attribute.create_Attribute((_225_first).dtor_ty, true)));
          }
        }
      }
    };
  };
  return $module;
})(); // end of module TypeOfModel
let LevelsModel = (function() {
  let $module = {};








  $module.__default = class __default {
    constructor () {
      this._tname = "LevelsModel._default";
    }
    static IsWithinLevel(checker, x, known, level) {
      let _source22 = x;
      if (_source22.is_Lit) {
        let _227_literal = (_source22).literal;
        return true;
      } else if (_source22.is_Var) {
        let _228_name = (_source22).name;
        return true;
      } else if (_source22.is_And) {
        let _229_left = (_source22).left;
        let _230_right = (_source22).right;
        let _231_l = TypeOfModel.__default.TypeOf(checker, _229_left, known);
        return (LevelsModel.__default.IsWithinLevel(checker, _229_left, known, level)) && ((RulesBooleanModel.__default.IsFalse(_231_l)) || (LevelsModel.__default.IsWithinLevel(checker, _230_right, (known).Union(LevelsModel.__default.FactsOf(_231_l)), level)));
      } else if (_source22.is_Or) {
        let _232_left = (_source22).left;
        let _233_right = (_source22).right;
        return (LevelsModel.__default.IsWithinLevel(checker, _232_left, known, level)) && ((RulesBooleanModel.__default.IsTrue(TypeOfModel.__default.TypeOf(checker, _232_left, known))) || (LevelsModel.__default.IsWithinLevel(checker, _233_right, known, level)));
      } else if (_source22.is_If) {
        let _234_test = (_source22).test;
        let _235_yes = (_source22).yes;
        let _236_no = (_source22).no;
        let _237_t = TypeOfModel.__default.TypeOf(checker, _234_test, known);
        return ((LevelsModel.__default.IsWithinLevel(checker, _234_test, known, level)) && ((RulesBooleanModel.__default.IsFalse(_237_t)) || (LevelsModel.__default.IsWithinLevel(checker, _235_yes, (known).Union(LevelsModel.__default.FactsOf(_237_t)), level)))) && ((RulesBooleanModel.__default.IsTrue(_237_t)) || (LevelsModel.__default.IsWithinLevel(checker, _236_no, known, level)));
      } else if (_source22.is_Unary) {
        let _238_op = (_source22).unaryOp;
        let _239_arg = (_source22).arg;
        return LevelsModel.__default.IsWithinLevel(checker, _239_arg, known, level);
      } else if (_source22.is_Binary) {
        let _240_op = (_source22).binaryOp;
        let _241_left = (_source22).left;
        let _242_right = (_source22).right;
        return (((((_240_op).is_In) || ((_240_op).is_HasTag)) || ((_240_op).is_GetTag)) ? (LevelsModel.__default.IsReached(checker, _241_left, known, (level).minus(new BigNumber(1)), level, _dafny.Seq.of())) : (LevelsModel.__default.IsWithinLevel(checker, _241_left, known, level))) && (LevelsModel.__default.IsWithinLevel(checker, _242_right, known, level));
      } else if (_source22.is_GetAttr) {
        let _243_arg = (_source22).arg;
        let _244_attr = (_source22).attr;
        if (LevelsModel.__default.IsEntity(checker, _243_arg, known)) {
          return LevelsModel.__default.IsReached(checker, _243_arg, known, (level).minus(new BigNumber(1)), level, _dafny.Seq.of());
        } else  {
          return LevelsModel.__default.IsWithinLevel(checker, _243_arg, known, level);
        }
      } else if (_source22.is_HasAttr) {
        let _245_arg = (_source22).arg;
        let _246_attr = (_source22).attr;
        if (LevelsModel.__default.IsEntity(checker, _245_arg, known)) {
          return LevelsModel.__default.IsReached(checker, _245_arg, known, (level).minus(new BigNumber(1)), level, _dafny.Seq.of());
        } else  {
          return LevelsModel.__default.IsWithinLevel(checker, _245_arg, known, level);
        }
      } else if (_source22.is_SetExpr) {
        let _247_elements = (_source22).elements;
        return LevelsModel.__default.AreWithinLevel(checker, _247_elements, known, level);
      } else if (_source22.is_RecordExpr) {
        let _248_entries = (_source22).entries;
        return LevelsModel.__default.EntriesAreWithinLevel(checker, _248_entries, known, level);
      } else  {
        let _249_fn = (_source22).fn;
        let _250_args = (_source22).args;
        return LevelsModel.__default.AreWithinLevel(checker, _250_args, known, level);
      }
    };
    static AreWithinLevel(checker, xs, known, level) {
      return ((new BigNumber((xs).length)).isEqualTo(new BigNumber(0))) || ((LevelsModel.__default.IsWithinLevel(checker, (xs)[new BigNumber(0)], known, level)) && (LevelsModel.__default.AreWithinLevel(checker, (xs).slice(new BigNumber(1)), known, level)));
    };
    static EntriesAreWithinLevel(checker, entries, known, level) {
      return ((new BigNumber((entries).length)).isEqualTo(new BigNumber(0))) || ((LevelsModel.__default.IsWithinLevel(checker, ((entries)[new BigNumber(0)]).dtor_value, known, level)) && (LevelsModel.__default.EntriesAreWithinLevel(checker, (entries).slice(new BigNumber(1)), known, level)));
    };
    static IsReached(checker, x, known, depth, level, path) {
      return ((new BigNumber(0)).isLessThanOrEqualTo(depth)) && (function (_source23) {
        if (_source23.is_Lit) {
          let _251_literal = (_source23).literal;
          return _dafny.areEqual(_251_literal, ExprModel.Literal.create_EntityLit(((checker).dtor_env).dtor_action));
        } else if (_source23.is_Var) {
          let _252_name = (_source23).name;
          return true;
        } else if (_source23.is_If) {
          let _253_test = (_source23).test;
          let _254_yes = (_source23).yes;
          let _255_no = (_source23).no;
          return function (_pat_let0_0) {
            return function (_256_t) {
              return ((LevelsModel.__default.IsWithinLevel(checker, _253_test, known, level)) && ((RulesBooleanModel.__default.IsFalse(_256_t)) || (LevelsModel.__default.IsReached(checker, _254_yes, (known).Union(LevelsModel.__default.FactsOf(_256_t)), depth, level, path)))) && ((RulesBooleanModel.__default.IsTrue(_256_t)) || (LevelsModel.__default.IsReached(checker, _255_no, known, depth, level, path)));
            }(_pat_let0_0);
          }(TypeOfModel.__default.TypeOf(checker, _253_test, known));
        } else if (_source23.is_GetAttr) {
          let _257_arg = (_source23).arg;
          let _258_attr = (_source23).attr;
          return (LevelsModel.__default.IsEntity(checker, _257_arg, known)) ? (LevelsModel.__default.IsReached(checker, _257_arg, known, (depth).minus(new BigNumber(1)), level, _dafny.Seq.of())) : (LevelsModel.__default.IsReached(checker, _257_arg, known, depth, level, _dafny.Seq.Concat(_dafny.Seq.of(_258_attr), path)));
        } else if (_source23.is_Binary) {
          let _259_op = (_source23).binaryOp;
          let _260_left = (_source23).left;
          let _261_right = (_source23).right;
          return (((_259_op).is_GetTag) && (LevelsModel.__default.IsReached(checker, _260_left, known, (depth).minus(new BigNumber(1)), level, _dafny.Seq.of()))) && (LevelsModel.__default.IsWithinLevel(checker, _261_right, known, level));
        } else if (_source23.is_RecordExpr) {
          let _262_entries = (_source23).entries;
          return ((new BigNumber(0)).isLessThan(new BigNumber((path).length))) && (LevelsModel.__default.EntryIsReached(checker, _262_entries, known, depth, level, path));
        } else if (_source23.is_And) {
          let _263_left = (_source23).left;
          let _264_right = (_source23).right;
          return false;
        } else if (_source23.is_Or) {
          let _265_left = (_source23).left;
          let _266_right = (_source23).right;
          return false;
        } else if (_source23.is_Unary) {
          let _267_op = (_source23).unaryOp;
          let _268_arg = (_source23).arg;
          return false;
        } else if (_source23.is_HasAttr) {
          let _269_arg = (_source23).arg;
          let _270_attr = (_source23).attr;
          return false;
        } else if (_source23.is_SetExpr) {
          let _271_elements = (_source23).elements;
          return false;
        } else  {
          let _272_fn = (_source23).fn;
          let _273_args = (_source23).args;
          return false;
        }
      }(x));
    };
    static EntryIsReached(checker, entries, known, depth, level, path) {
      return (((new BigNumber((entries).length)).isEqualTo(new BigNumber(0))) || ((new BigNumber((path).length)).isEqualTo(new BigNumber(0)))) || (((_dafny.areEqual(((entries)[new BigNumber(0)]).dtor_key, (path)[new BigNumber(0)])) ? (LevelsModel.__default.IsReached(checker, ((entries)[new BigNumber(0)]).dtor_value, known, depth, level, (path).slice(new BigNumber(1)))) : (LevelsModel.__default.IsWithinLevel(checker, ((entries)[new BigNumber(0)]).dtor_value, known, level))) && (LevelsModel.__default.EntryIsReached(checker, (entries).slice(new BigNumber(1)), known, depth, level, path)));
    };
    static IsEntity(checker, x, known) {
      let _274_answer = TypeOfModel.__default.TypeOf(checker, x, known);
      return ((_274_answer).is_Success) && (((_274_answer).dtor_ty).is_EntityOfType);
    };
    static FactsOf(answer) {
      if ((answer).is_Success) {
        return (answer).dtor_facts;
      } else  {
        return _dafny.Set.fromElements();
      }
    };
  };
  return $module;
})(); // end of module LevelsModel
let ScopeChecksModel = (function() {
  let $module = {};






  $module.__default = class __default {
    constructor () {
      this._tname = "ScopeChecksModel._default";
    }
    static NameProblems(schema, body) {
      return (((ScopeChecksModel.__default.ScopeProblems(schema, (body).dtor_principal)).Union(ScopeChecksModel.__default.ScopeProblems(schema, (body).dtor_resource))).Union(ScopeChecksModel.__default.AllUidProblems(schema, ScopeChecksModel.__default.ActionsOf((body).dtor_action)))).Union(ScopeChecksModel.__default.ConditionProblems(schema, (body).dtor_conditions));
    };
    static UidProblems(schema, uid) {
      if (SchemaModel.__default.IsActionType((uid).dtor_entityType)) {
        if (((schema).dtor_actions).contains(uid)) {
          return _dafny.Set.fromElements();
        } else  {
          return _dafny.Set.fromElements(FindingModel.ValidationErrorKind.create_UnrecognizedActionId());
        }
      } else  {
        if (!((schema).dtor_entityTypes).contains((uid).dtor_entityType)) {
          return _dafny.Set.fromElements(FindingModel.ValidationErrorKind.create_UnrecognizedEntityType());
        } else  {
          let _275_ids = (((schema).dtor_entityTypes).get((uid).dtor_entityType)).dtor_enumIds;
          if (((_275_ids).is_Some) && (!((_275_ids).dtor_value).contains((uid).dtor_id))) {
            return _dafny.Set.fromElements(FindingModel.ValidationErrorKind.create_InvalidEnumEntity());
          } else  {
            return _dafny.Set.fromElements();
          }
        }
      }
    };
    static TypeProblems(schema, entityType) {
      if ((SchemaModel.__default.IsActionType(entityType)) || (((schema).dtor_entityTypes).contains(entityType))) {
        return _dafny.Set.fromElements();
      } else  {
        return _dafny.Set.fromElements(FindingModel.ValidationErrorKind.create_UnrecognizedEntityType());
      }
    };
    static AllUidProblems(schema, uids) {
      if ((new BigNumber((uids).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Set.fromElements();
      } else  {
        return (ScopeChecksModel.__default.UidProblems(schema, (uids)[new BigNumber(0)])).Union(ScopeChecksModel.__default.AllUidProblems(schema, (uids).slice(new BigNumber(1))));
      }
    };
    static ScopeProblems(schema, constraint) {
      let _source24 = constraint;
      if (_source24.is_ScopeAll) {
        return _dafny.Set.fromElements();
      } else if (_source24.is_ScopeEq) {
        let _276_entity = (_source24).entity;
        return ScopeChecksModel.__default.GivenProblems(schema, _276_entity);
      } else if (_source24.is_ScopeIn) {
        let _277_entity = (_source24).entity;
        return ScopeChecksModel.__default.GivenProblems(schema, _277_entity);
      } else if (_source24.is_ScopeIs) {
        let _278_entityType = (_source24).entityType;
        return ScopeChecksModel.__default.TypeProblems(schema, _278_entityType);
      } else  {
        let _279_entityType = (_source24).entityType;
        let _280_entity = (_source24).entity;
        return (ScopeChecksModel.__default.TypeProblems(schema, _279_entityType)).Union(ScopeChecksModel.__default.GivenProblems(schema, _280_entity));
      }
    };
    static GivenProblems(schema, entity) {
      if ((entity).is_Given) {
        return ScopeChecksModel.__default.UidProblems(schema, (entity).dtor_uid);
      } else  {
        return _dafny.Set.fromElements();
      }
    };
    static ActionsOf(constraint) {
      let _source25 = constraint;
      if (_source25.is_ActionAll) {
        return _dafny.Seq.of();
      } else if (_source25.is_ActionEq) {
        let _281_uid = (_source25).uid;
        return _dafny.Seq.of(_281_uid);
      } else if (_source25.is_ActionIn) {
        let _282_uid = (_source25).uid;
        return _dafny.Seq.of(_282_uid);
      } else  {
        let _283_uids = (_source25).uids;
        return _283_uids;
      }
    };
    static ConditionProblems(schema, conditions) {
      if ((new BigNumber((conditions).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Set.fromElements();
      } else  {
        return (ScopeChecksModel.__default.ExprProblems(schema, ((conditions)[new BigNumber(0)]).dtor_body)).Union(ScopeChecksModel.__default.ConditionProblems(schema, (conditions).slice(new BigNumber(1))));
      }
    };
    static ExprProblems(schema, x) {
      let _source26 = x;
      if (_source26.is_Lit) {
        let _284_literal = (_source26).literal;
        if ((_284_literal).is_EntityLit) {
          return ScopeChecksModel.__default.UidProblems(schema, (_284_literal).dtor_uid);
        } else  {
          return _dafny.Set.fromElements();
        }
      } else if (_source26.is_Var) {
        let _285_name = (_source26).name;
        return _dafny.Set.fromElements();
      } else if (_source26.is_And) {
        let _286_left = (_source26).left;
        let _287_right = (_source26).right;
        return (ScopeChecksModel.__default.ExprProblems(schema, _286_left)).Union(ScopeChecksModel.__default.ExprProblems(schema, _287_right));
      } else if (_source26.is_Or) {
        let _288_left = (_source26).left;
        let _289_right = (_source26).right;
        return (ScopeChecksModel.__default.ExprProblems(schema, _288_left)).Union(ScopeChecksModel.__default.ExprProblems(schema, _289_right));
      } else if (_source26.is_If) {
        let _290_test = (_source26).test;
        let _291_yes = (_source26).yes;
        let _292_no = (_source26).no;
        return ((ScopeChecksModel.__default.ExprProblems(schema, _290_test)).Union(ScopeChecksModel.__default.ExprProblems(schema, _291_yes))).Union(ScopeChecksModel.__default.ExprProblems(schema, _292_no));
      } else if (_source26.is_Unary) {
        let _293_op = (_source26).unaryOp;
        let _294_arg = (_source26).arg;
        return (((_293_op).is_Is) ? (ScopeChecksModel.__default.TypeProblems(schema, (_293_op).dtor_entityType)) : (_dafny.Set.fromElements())).Union(ScopeChecksModel.__default.ExprProblems(schema, _294_arg));
      } else if (_source26.is_Binary) {
        let _295_op = (_source26).binaryOp;
        let _296_left = (_source26).left;
        let _297_right = (_source26).right;
        return (ScopeChecksModel.__default.ExprProblems(schema, _296_left)).Union(ScopeChecksModel.__default.ExprProblems(schema, _297_right));
      } else if (_source26.is_GetAttr) {
        let _298_arg = (_source26).arg;
        let _299_attr = (_source26).attr;
        return ScopeChecksModel.__default.ExprProblems(schema, _298_arg);
      } else if (_source26.is_HasAttr) {
        let _300_arg = (_source26).arg;
        let _301_attr = (_source26).attr;
        return ScopeChecksModel.__default.ExprProblems(schema, _300_arg);
      } else if (_source26.is_SetExpr) {
        let _302_elements = (_source26).elements;
        return ScopeChecksModel.__default.AllExprProblems(schema, _302_elements);
      } else if (_source26.is_RecordExpr) {
        let _303_entries = (_source26).entries;
        return ScopeChecksModel.__default.EntryProblems(schema, _303_entries);
      } else  {
        let _304_fn = (_source26).fn;
        let _305_args = (_source26).args;
        return ScopeChecksModel.__default.AllExprProblems(schema, _305_args);
      }
    };
    static AllExprProblems(schema, xs) {
      if ((new BigNumber((xs).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Set.fromElements();
      } else  {
        return (ScopeChecksModel.__default.ExprProblems(schema, (xs)[new BigNumber(0)])).Union(ScopeChecksModel.__default.AllExprProblems(schema, (xs).slice(new BigNumber(1))));
      }
    };
    static EntryProblems(schema, entries) {
      if ((new BigNumber((entries).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Set.fromElements();
      } else  {
        return (ScopeChecksModel.__default.ExprProblems(schema, ((entries)[new BigNumber(0)]).dtor_value)).Union(ScopeChecksModel.__default.EntryProblems(schema, (entries).slice(new BigNumber(1))));
      }
    };
    static CanApply(schema, body) {
      return _dafny.Quantifier(((schema).dtor_actions).Keys.Elements, false, function (_306_uid) {
        return (((((schema).dtor_actions).contains(_306_uid)) && (ScopeChecksModel.__default.IsActionAllowed(schema, (body).dtor_action, _306_uid))) && (_dafny.Quantifier(((((schema).dtor_actions).get(_306_uid)).dtor_principalTypes).Elements, false, function (_307_name) {
          return (((((schema).dtor_actions).get(_306_uid)).dtor_principalTypes).contains(_307_name)) && (ScopeChecksModel.__default.IsTypeAllowed(schema, (body).dtor_principal, _307_name));
        }))) && (_dafny.Quantifier(((((schema).dtor_actions).get(_306_uid)).dtor_resourceTypes).Elements, false, function (_308_name) {
          return (((((schema).dtor_actions).get(_306_uid)).dtor_resourceTypes).contains(_308_name)) && (ScopeChecksModel.__default.IsTypeAllowed(schema, (body).dtor_resource, _308_name));
        }));
      });
    };
    static IsActionAllowed(schema, constraint, uid) {
      let _source27 = constraint;
      if (_source27.is_ActionAll) {
        return true;
      } else if (_source27.is_ActionEq) {
        let _309_action = (_source27).uid;
        return _dafny.areEqual(uid, _309_action);
      } else if (_source27.is_ActionIn) {
        let _310_group = (_source27).uid;
        return ScopeChecksModel.__default.IsInOneOf(schema, uid, _dafny.Seq.of(_310_group));
      } else  {
        let _311_groups = (_source27).uids;
        return (_dafny.Quantifier((_311_groups).UniqueElements, true, function (_312_group) {
          return !(_dafny.Seq.contains(_311_groups, _312_group)) || (((schema).dtor_actions).contains(_312_group));
        })) && (ScopeChecksModel.__default.IsInOneOf(schema, uid, _311_groups));
      }
    };
    static IsInOneOf(schema, uid, groups) {
      return (((schema).dtor_actions).contains(uid)) && (_dafny.Quantifier((groups).UniqueElements, false, function (_313_group) {
        return ((_dafny.Seq.contains(groups, _313_group)) && (((schema).dtor_actions).contains(_313_group))) && ((_dafny.areEqual(uid, _313_group)) || (((((schema).dtor_actions).get(uid)).dtor_ancestors).contains(_313_group)));
      }));
    };
    static IsTypeAllowed(schema, constraint, name) {
      let _source28 = constraint;
      if (_source28.is_ScopeAll) {
        return true;
      } else if (_source28.is_ScopeEq) {
        let _314_entity = (_source28).entity;
        return !((_314_entity).is_Given) || (_dafny.areEqual(name, ((_314_entity).dtor_uid).dtor_entityType));
      } else if (_source28.is_ScopeIn) {
        let _315_entity = (_source28).entity;
        return !((_315_entity).is_Given) || (ScopeChecksModel.__default.IsBelow(schema, name, ((_315_entity).dtor_uid).dtor_entityType));
      } else if (_source28.is_ScopeIs) {
        let _316_entityType = (_source28).entityType;
        return _dafny.areEqual(name, _316_entityType);
      } else  {
        let _317_entityType = (_source28).entityType;
        let _318_entity = (_source28).entity;
        return (_dafny.areEqual(name, _317_entityType)) && (!((_318_entity).is_Given) || (ScopeChecksModel.__default.IsBelow(schema, name, ((_318_entity).dtor_uid).dtor_entityType)));
      }
    };
    static IsBelow(schema, name, above) {
      return (_dafny.areEqual(name, above)) || ((((schema).dtor_entityTypes).contains(name)) && (((((schema).dtor_entityTypes).get(name)).dtor_ancestors).contains(above)));
    };
  };
  return $module;
})(); // end of module ScopeChecksModel
let ValidateModel = (function() {
  let $module = {};















  $module.Verdict = class Verdict {
    constructor(tag) { this.$tag = tag; }
    static create_Verdict(policyId,errors,warnings) {
      let $dt = new Verdict(0);
      $dt.policyId = policyId;
      $dt.errors = errors;
      $dt.warnings = warnings;
      return $dt;
    }
    get is_Verdict() { return this.$tag === 0; }
    get dtor_policyId() { return this.policyId; }
    get dtor_errors() { return this.errors; }
    get dtor_warnings() { return this.warnings; }
    toString() {
      if (this.$tag === 0) {
        return "ValidateModel.Verdict.Verdict" + "(" + _dafny.toString(this.policyId) + ", " + _dafny.toString(this.errors) + ", " + _dafny.toString(this.warnings) + ")";
      } else  {
        return "<unexpected>";
      }
    }
    equals(other) {
      if (this === other) {
        return true;
      } else if (this.$tag === 0) {
        return other.$tag === 0 && _dafny.areEqual(this.policyId, other.policyId) && _dafny.areEqual(this.errors, other.errors) && _dafny.areEqual(this.warnings, other.warnings);
      } else  {
        return false; // unexpected
      }
    }
    static Rtd() {
      return class {
        static get Default() {
          return ValidateModel.Verdict.create_Verdict(_dafny.Seq.of(), _dafny.Set.Empty, _dafny.Set.Empty);
        }
      };
    }
  }

  $module.__default = class __default {
    constructor () {
      this._tname = "ValidateModel._default";
    }
    static ValidatePolicySet(policySet, schema, level) {
      return _dafny.Seq.Concat(_dafny.Seq.Concat(ValidateModel.__default.ValidatePolicies((policySet).dtor_policies, schema, level), ValidateModel.__default.ValidateTemplates((policySet).dtor_templates, schema, level)), ValidateModel.__default.ValidateLinks((policySet).dtor_templates, (policySet).dtor_links, schema));
    };
    static ValidatePolicies(policies, schema, level) {
      if ((new BigNumber((policies).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        return _dafny.Seq.Concat(_dafny.Seq.of(ValidateModel.__default.ValidateBody(((policies)[new BigNumber(0)]).dtor_id, ((policies)[new BigNumber(0)]).dtor_body, schema, level)), ValidateModel.__default.ValidatePolicies((policies).slice(new BigNumber(1)), schema, level));
      }
    };
    static ValidateTemplates(templates, schema, level) {
      if ((new BigNumber((templates).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        return _dafny.Seq.Concat(_dafny.Seq.of(ValidateModel.__default.ValidateBody(((templates)[new BigNumber(0)]).dtor_id, ((templates)[new BigNumber(0)]).dtor_body, schema, level)), ValidateModel.__default.ValidateTemplates((templates).slice(new BigNumber(1)), schema, level));
      }
    };
    static ValidateBody(id, body, schema, level) {
      return ValidateModel.Verdict.create_Verdict(id, ValidateModel.__default.BodyErrors(body, schema, level), ((ScopeChecksModel.__default.CanApply(schema, body)) ? (_dafny.Set.fromElements()) : (_dafny.Set.fromElements(FindingModel.ValidationWarningKind.create_InvalidActionApplication()))).Union((ValidateModel.__default.IsImpossible(body, schema)) ? (_dafny.Set.fromElements(FindingModel.ValidationWarningKind.create_ImpossiblePolicy())) : (_dafny.Set.fromElements())));
    };
    static BodyErrors(body, schema, level) {
      return (ScopeChecksModel.__default.NameProblems(schema, body)).Union(ValidateModel.__default.TypeErrors(ConditionOfModel.__default.CheckedCondition(body), schema, level));
    };
    static TypeErrors(condition, schema, level) {
      return function () {
        let _coll4 = new _dafny.Set();
        for (const _compr_4 of ((schema).dtor_actions).Keys.Elements) { let _319_action = _compr_4;
          for (const _compr_5 of ((((schema).dtor_actions).get(_319_action)).dtor_principalTypes).Elements) { let _320_principalType = _compr_5;
            for (const _compr_6 of ((((schema).dtor_actions).get(_319_action)).dtor_resourceTypes).Elements) { let _321_resourceType = _compr_6;
              for (const _compr_7 of (ValidateModel.__default.ErrorsIn(CheckerModel.Checker.create_Checker(schema, SchemaModel.RequestEnv.create_RequestEnv(_320_principalType, _319_action, _321_resourceType)), condition, level)).Elements) { let _322_kind = _compr_7;
                if ((((((schema).dtor_actions).contains(_319_action)) && (((((schema).dtor_actions).get(_319_action)).dtor_principalTypes).contains(_320_principalType))) && (((((schema).dtor_actions).get(_319_action)).dtor_resourceTypes).contains(_321_resourceType))) && ((ValidateModel.__default.ErrorsIn(CheckerModel.Checker.create_Checker(schema, SchemaModel.RequestEnv.create_RequestEnv(_320_principalType, _319_action, _321_resourceType)), condition, level)).contains(_322_kind))) {
                  _coll4.add(_322_kind);
                }
              }
            }
          }
        }
        return _coll4;
      }();
    };
    static ErrorsIn(checker, condition, level) {
      let _323_answer = CheckerModel.__default.ExpectBool(TypeOfModel.__default.TypeOf(checker, condition, _dafny.Set.fromElements()));
      if ((_323_answer).is_Failure) {
        return _dafny.Set.fromElements((_323_answer).dtor_kind);
      } else  {
        if (((level).is_Some) && (!(LevelsModel.__default.IsWithinLevel(checker, condition, _dafny.Set.fromElements(), (level).dtor_value)))) {
          return _dafny.Set.fromElements(FindingModel.ValidationErrorKind.create_EntityDerefLevelViolation());
        } else  {
          return _dafny.Set.fromElements();
        }
      }
    };
    static IsImpossible(body, schema) {
      return _dafny.Quantifier(((schema).dtor_actions).Keys.Elements, true, function (_324_action) {
        return !(((schema).dtor_actions).contains(_324_action)) || (_dafny.Quantifier(((((schema).dtor_actions).get(_324_action)).dtor_principalTypes).Elements, true, function (_325_principalType) {
          return !(((((schema).dtor_actions).get(_324_action)).dtor_principalTypes).contains(_325_principalType)) || (_dafny.Quantifier(((((schema).dtor_actions).get(_324_action)).dtor_resourceTypes).Elements, true, function (_326_resourceType) {
            return !(((((schema).dtor_actions).get(_324_action)).dtor_resourceTypes).contains(_326_resourceType)) || (RulesBooleanModel.__default.IsFalse(TypeOfModel.__default.TypeOf(CheckerModel.Checker.create_Checker(schema, SchemaModel.RequestEnv.create_RequestEnv(_325_principalType, _324_action, _326_resourceType)), ConditionOfModel.__default.CheckedCondition(body), _dafny.Set.fromElements())));
          }));
        }));
      });
    };
    static ValidateLinks(templates, links, schema) {
      if ((new BigNumber((links).length)).isEqualTo(new BigNumber(0))) {
        return _dafny.Seq.of();
      } else  {
        let _327_template = PolicySetModel.__default.FindTemplate(templates, ((links)[new BigNumber(0)]).dtor_templateId);
        let _328_policy = ((_327_template).is_Some) ? (PolicySetModel.__default.LinkTemplate((_327_template).dtor_value, ((links)[new BigNumber(0)]).dtor_newId, ((links)[new BigNumber(0)]).dtor_values)) : (ResultModel.Option.create_None());
        return _dafny.Seq.Concat(((_328_policy).is_Some) ? (_dafny.Seq.of(ValidateModel.__default.ValidateLink((_328_policy).dtor_value, ((links)[new BigNumber(0)]).dtor_values, schema))) : (_dafny.Seq.of()), ValidateModel.__default.ValidateLinks(templates, (links).slice(new BigNumber(1)), schema));
      }
    };
    static ValidateLink(policy, values, schema) {
      return ValidateModel.Verdict.create_Verdict((policy).dtor_id, ValidateModel.__default.LinkErrors(values, schema), (ScopeChecksModel.__default.CanApply(schema, (policy).dtor_body)) ? (_dafny.Set.fromElements()) : (_dafny.Set.fromElements(FindingModel.ValidationWarningKind.create_InvalidActionApplication())));
    };
    static LinkErrors(values, schema) {
      if (_dafny.Quantifier((values).Keys.Elements, false, function (_329_slot) {
        return ((values).contains(_329_slot)) && ((ScopeChecksModel.__default.UidProblems(schema, (values).get(_329_slot))).contains(FindingModel.ValidationErrorKind.create_UnrecognizedEntityType()));
      })) {
        return _dafny.Set.fromElements(FindingModel.ValidationErrorKind.create_UnrecognizedEntityType());
      } else  {
        return _dafny.Set.fromElements();
      }
    };
    static IsValid(policySet, schema, level) {
      let _330_verdicts = ValidateModel.__default.ValidatePolicySet(policySet, schema, level);
      return _dafny.Quantifier(_dafny.IntegerRange(new BigNumber(0), new BigNumber((_330_verdicts).length)), true, function (_331_i) {
        return !(((new BigNumber(0)).isLessThanOrEqualTo(_331_i)) && ((_331_i).isLessThan(new BigNumber((_330_verdicts).length)))) || ((((_330_verdicts)[_331_i]).dtor_errors).equals(_dafny.Set.fromElements()));
      });
    };
  };
  return $module;
})(); // end of module ValidateModel
let ConformsModel = (function() {
  let $module = {};




  $module.__default = class __default {
    constructor () {
      this._tname = "ConformsModel._default";
    }
    static IsDeclaredUid(schema, uid) {
      if (SchemaModel.__default.IsActionType((uid).dtor_entityType)) {
        return ((schema).dtor_actions).contains(uid);
      } else  {
        return !((((schema).dtor_entityTypes).contains((uid).dtor_entityType)) && (((((schema).dtor_entityTypes).get((uid).dtor_entityType)).dtor_enumIds).is_Some)) || ((((((schema).dtor_entityTypes).get((uid).dtor_entityType)).dtor_enumIds).dtor_value).contains((uid).dtor_id));
      }
    };
    static ConformsTo(schema, value, ty) {
      let _source29 = ty;
      if (_source29.is_BoolType) {
        let _332_outcome = (_source29).outcome;
        return (value).is_BoolValue;
      } else if (_source29.is_LongType) {
        return (value).is_LongValue;
      } else if (_source29.is_StringType) {
        return (value).is_StringValue;
      } else if (_source29.is_ExtensionType) {
        let _333_name = (_source29).name;
        return ConformsModel.__default.IsOfExtensionType(value, _333_name);
      } else if (_source29.is_EntityOfType) {
        let _334_entityType = (_source29).entityType;
        return (((value).is_EntityValue) && (_dafny.areEqual(((value).dtor_uid).dtor_entityType, _334_entityType))) && (ConformsModel.__default.IsDeclaredUid(schema, (value).dtor_uid));
      } else if (_source29.is_SetOf) {
        let _335_element = (_source29).element;
        return ((value).is_SetValue) && (_dafny.Quantifier(((value).dtor_elements).Elements, true, function (_336_v) {
          return !(((value).dtor_elements).contains(_336_v)) || (ConformsModel.__default.ConformsTo(schema, _336_v, _335_element));
        }));
      } else  {
        let _337_attributes = (_source29).attributes;
        return (((value).is_RecordValue) && (_dafny.Quantifier(((value).dtor_attrs).Keys.Elements, true, function (_338_name) {
          return !(((value).dtor_attrs).contains(_338_name)) || ((_337_attributes).contains(_338_name));
        }))) && (_dafny.Quantifier((_337_attributes).Keys.Elements, true, function (_339_name) {
          return !((_337_attributes).contains(_339_name)) || (((((value).dtor_attrs).contains(_339_name)) || (!(((_337_attributes).get(_339_name)).dtor_required))) && (!(((value).dtor_attrs).contains(_339_name)) || (ConformsModel.__default.ConformsTo(schema, ((value).dtor_attrs).get(_339_name), ((_337_attributes).get(_339_name)).dtor_ty))));
        }));
      }
    };
    static IsOfExtensionType(value, name) {
      let _source30 = name;
      if (_source30.is_DecimalName) {
        return (value).is_DecimalValue;
      } else if (_source30.is_IpAddrName) {
        return (value).is_IpAddrValue;
      } else if (_source30.is_DatetimeName) {
        return (value).is_DatetimeValue;
      } else  {
        return (value).is_DurationValue;
      }
    };
    static RecordConforms(schema, attrs, attributes) {
      return ConformsModel.__default.ConformsTo(schema, ValueModel.Value.create_RecordValue(attrs), SchemaModel.Type.create_RecordOf(attributes));
    };
  };
  return $module;
})(); // end of module ConformsModel
let EntityConformanceModel = (function() {
  let $module = {};







  $module.__default = class __default {
    constructor () {
      this._tname = "EntityConformanceModel._default";
    }
    static ValidateEntities(schema, entities) {
      return _dafny.Quantifier((entities).Keys.Elements, true, function (_340_uid) {
        return !((entities).contains(_340_uid)) || (EntityConformanceModel.__default.EntityConforms(schema, _340_uid, (entities).get(_340_uid)));
      });
    };
    static EntityConforms(schema, uid, entity) {
      if (SchemaModel.__default.IsActionType((uid).dtor_entityType)) {
        return EntityConformanceModel.__default.ActionConforms(schema, uid, entity);
      } else  {
        return ((((schema).dtor_entityTypes).contains((uid).dtor_entityType)) && (ConformsModel.__default.IsDeclaredUid(schema, uid))) && (EntityConformanceModel.__default.ConformsToEntityType(schema, entity, ((schema).dtor_entityTypes).get((uid).dtor_entityType)));
      }
    };
    static ConformsToEntityType(schema, entity, declared) {
      return ((ConformsModel.__default.RecordConforms(schema, (entity).dtor_attrs, (declared).dtor_attributes)) && (_dafny.Quantifier(((entity).dtor_tags).Keys.Elements, true, function (_341_tag) {
        return !(((entity).dtor_tags).contains(_341_tag)) || ((((declared).dtor_tags).is_Some) && (ConformsModel.__default.ConformsTo(schema, ((entity).dtor_tags).get(_341_tag), ((declared).dtor_tags).dtor_value)));
      }))) && (_dafny.Quantifier(((entity).dtor_ancestors).Elements, true, function (_342_above) {
        return !(((entity).dtor_ancestors).contains(_342_above)) || ((((declared).dtor_ancestors).contains((_342_above).dtor_entityType)) && (ConformsModel.__default.IsDeclaredUid(schema, _342_above)));
      }));
    };
    static ActionConforms(schema, uid, entity) {
      return (((schema).dtor_actions).contains(uid)) && (_dafny.areEqual(entity, EntityConformanceModel.__default.ActionEntity(((schema).dtor_actions).get(uid))));
    };
    static ActionEntity(action) {
      return EntityModel.Entity.create_Entity(_dafny.Map.of(), (action).dtor_ancestors, _dafny.Map.of());
    };
    static WithActions(schema, entities) {
      return function () {
        let _coll5 = new _dafny.Map();
        for (const _343_uid of (((entities).Keys).Union(((schema).dtor_actions).Keys)).Elements) {
          if ((((entities).Keys).Union(((schema).dtor_actions).Keys)).contains(_343_uid)) {
            _coll5.push([_343_uid,((entities).contains(_343_uid)) ? ((entities).get(_343_uid)) : ((((schema).dtor_actions).contains(_343_uid)) ? (EntityConformanceModel.__default.ActionEntity(((schema).dtor_actions).get(_343_uid))) : (EntityModel.Entity.create_Entity(_dafny.Map.of(), _dafny.Set.fromElements(), _dafny.Map.of())))]);
          }
        }
        return _coll5;
      }();
    };
  };
  return $module;
})(); // end of module EntityConformanceModel
let RequestConformanceModel = (function() {
  let $module = {};






  $module.__default = class __default {
    constructor () {
      this._tname = "RequestConformanceModel._default";
    }
    static ValidateRequest(schema, request) {
      return (((((schema).dtor_actions).contains((request).dtor_action)) && (RequestConformanceModel.__default.SideConforms(schema, (request).dtor_principal, (((schema).dtor_actions).get((request).dtor_action)).dtor_principalTypes))) && (RequestConformanceModel.__default.SideConforms(schema, (request).dtor_resource, (((schema).dtor_actions).get((request).dtor_action)).dtor_resourceTypes))) && (ConformsModel.__default.RecordConforms(schema, (request).dtor_context, (((schema).dtor_actions).get((request).dtor_action)).dtor_context));
    };
    static SideConforms(schema, uid, types) {
      return ((((schema).dtor_entityTypes).contains((uid).dtor_entityType)) && (ConformsModel.__default.IsDeclaredUid(schema, uid))) && ((types).contains((uid).dtor_entityType));
    };
    static EnvOf(request) {
      return SchemaModel.RequestEnv.create_RequestEnv(((request).dtor_principal).dtor_entityType, (request).dtor_action, ((request).dtor_resource).dtor_entityType);
    };
  };
  return $module;
})(); // end of module RequestConformanceModel
let SliceModel = (function() {
  let $module = {};






  $module.__default = class __default {
    constructor () {
      this._tname = "SliceModel._default";
    }
    static SliceAtLevel(request, level, entities) {
      let _344_reached = SliceModel.__default.Reached(entities, SliceModel.__default.MentionedByRequest(request), level);
      return function () {
        let _coll6 = new _dafny.Map();
        for (const _345_uid of (entities).Keys.Elements) {
          if (((entities).contains(_345_uid)) && ((_344_reached).contains(_345_uid))) {
            _coll6.push([_345_uid,(entities).get(_345_uid)]);
          }
        }
        return _coll6;
      }();
    };
    static Reached(entities, wanted, rounds) {
      if ((rounds).isLessThanOrEqualTo(new BigNumber(0))) {
        return _dafny.Set.fromElements();
      } else  {
        return (wanted).Union(SliceModel.__default.Reached(entities, SliceModel.__default.MentionedByAll(entities, wanted), (rounds).minus(new BigNumber(1))));
      }
    };
    static MentionedByAll(entities, uids) {
      return function () {
        let _coll7 = new _dafny.Set();
        for (const _compr_8 of (uids).Elements) { let _346_uid = _compr_8;
          for (const _compr_9 of (SliceModel.__default.MentionedAt(entities, _346_uid)).Elements) { let _347_other = _compr_9;
            if (((uids).contains(_346_uid)) && ((SliceModel.__default.MentionedAt(entities, _346_uid)).contains(_347_other))) {
              _coll7.add(_347_other);
            }
          }
        }
        return _coll7;
      }();
    };
    static MentionedAt(entities, uid) {
      if ((entities).contains(uid)) {
        return SliceModel.__default.MentionedByEntity((entities).get(uid));
      } else  {
        return _dafny.Set.fromElements();
      }
    };
    static MentionedByRequest(request) {
      return (_dafny.Set.fromElements((request).dtor_principal, (request).dtor_action, (request).dtor_resource)).Union(SliceModel.__default.MentionedByRecord((request).dtor_context));
    };
    static MentionedByEntity(entity) {
      return (SliceModel.__default.MentionedByRecord((entity).dtor_attrs)).Union(SliceModel.__default.MentionedByRecord((entity).dtor_tags));
    };
    static MentionedByRecord(attrs) {
      return SliceModel.__default.Mentioned(ValueModel.Value.create_RecordValue(attrs));
    };
    static Mentioned(value) {
      let _source31 = value;
      if (_source31.is_EntityValue) {
        let _348_uid = (_source31).uid;
        return _dafny.Set.fromElements(_348_uid);
      } else if (_source31.is_RecordValue) {
        let _349_attrs = (_source31).attrs;
        return function () {
          let _coll8 = new _dafny.Set();
          for (const _compr_10 of (_349_attrs).Keys.Elements) { let _350_name = _compr_10;
            for (const _compr_11 of (SliceModel.__default.Mentioned((_349_attrs).get(_350_name))).Elements) { let _351_uid = _compr_11;
              if (((_349_attrs).contains(_350_name)) && ((SliceModel.__default.Mentioned((_349_attrs).get(_350_name))).contains(_351_uid))) {
                _coll8.add(_351_uid);
              }
            }
          }
          return _coll8;
        }();
      } else if (_source31.is_BoolValue) {
        let _352_b = (_source31).b;
        return _dafny.Set.fromElements();
      } else if (_source31.is_LongValue) {
        let _353_i = (_source31).i;
        return _dafny.Set.fromElements();
      } else if (_source31.is_StringValue) {
        let _354_s = (_source31).s;
        return _dafny.Set.fromElements();
      } else if (_source31.is_SetValue) {
        let _355_elements = (_source31).elements;
        return _dafny.Set.fromElements();
      } else if (_source31.is_DecimalValue) {
        let _356_units = (_source31).units;
        return _dafny.Set.fromElements();
      } else if (_source31.is_IpAddrValue) {
        let _357_ip = (_source31).ip;
        return _dafny.Set.fromElements();
      } else if (_source31.is_DatetimeValue) {
        let _358_millis = (_source31).millis;
        return _dafny.Set.fromElements();
      } else  {
        let _359_millis = (_source31).millis;
        return _dafny.Set.fromElements();
      }
    };
  };
  return $module;
})(); // end of module SliceModel
let ValidatorModel = (function() {
  let $module = {};












  $module.__default = class __default {
    constructor () {
      this._tname = "ValidatorModel._default";
    }
    static ValidatePolicySet(policySet, schema) {
      return ValidateModel.__default.ValidatePolicySet(policySet, schema, ResultModel.Option.create_None());
    };
    static CheckLevels(policySet, schema, level) {
      return ValidateModel.__default.ValidatePolicySet(policySet, schema, ResultModel.Option.create_Some(level));
    };
    static ValidateRequest(schema, request) {
      return RequestConformanceModel.__default.ValidateRequest(schema, request);
    };
    static ValidateEntities(schema, entities) {
      return EntityConformanceModel.__default.ValidateEntities(schema, entities);
    };
    static Slice(entities, request, level) {
      return SliceModel.__default.SliceAtLevel(request, level, entities);
    };
    static IsWellFormed(schema) {
      return SchemaModel.__default.IsWellFormed(schema);
    };
  };
  return $module;
})(); // end of module ValidatorModel
let _module = (function() {
  let $module = {};













































  return $module;
})(); // end of module _module

export { _dafny, CapabilitiesModel, CheckerModel, ConditionOfModel, ConformsModel, DatetimeModel, DecimalModel, DemandsModel, DurationModel, EntityConformanceModel, EntityModel, EntityStoreModel, EntityUidModel, EnvironmentModel, EvaluateModel, EvaluationErrorModel, ExprModel, FindingModel, FunctionNamesModel, FunctionsModel, Int64Model, IpAddrModel, IsAuthorizedModel, LevelsModel, LikeModel, Model, PolicyIndexModel, PolicyModel, PolicySetModel, RelationsModel, RequestConformanceModel, ResultModel, RulesBooleanModel, RulesEntitiesModel, RulesModel, RulesValuesModel, SchemaModel, ScopeChecksModel, SliceModel, TextModel, TypeOfModel, TypesModel, ValidateModel, ValidatorModel, ValueModel };
