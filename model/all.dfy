// What is verified (scripts/prove.mjs): the model and everything that is proved about it.
include "compiled.dfy"
include "proofs/authorization.dfy"
include "proofs/policy-slicing.dfy"
include "proofs/templates.dfy"
include "proofs/like.dfy"
include "proofs/extensions.dfy"
include "proofs/validator/level-decisions.dfy"
include "proofs/validator/substitution.dfy"
