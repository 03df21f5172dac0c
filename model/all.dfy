// What is verified (scripts/prove.mjs): the model and everything that is proved about it.
include "compiled.dfy"
