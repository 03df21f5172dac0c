// What is compiled to JavaScript (scripts/model-emit.mjs): the model without its proofs.
include "model.dfy"
include "validator/facade.dfy"
