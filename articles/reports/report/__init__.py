"""The report: what a reader hands in of a comparison. One model, made once and verified, and a writer for each form."""
