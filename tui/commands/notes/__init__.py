"""Commands on notes: writing, listing, placing, saving."""
