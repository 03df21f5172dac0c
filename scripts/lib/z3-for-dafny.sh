#!/bin/bash
# Runs z3 for Dafny 2.3, which sends it an option that newer versions of z3 refuse: that line is dropped.
# Only a message about it would be printed; results are the same. The environment variable Z3 may name z3.
# Why grep and not sed: unbuffered, sed reads byte by byte and takes longer than the proofs.
exec "${Z3:-z3}" "$@" < <(exec grep --line-buffered -v '^(set-option :model_compress ')
