"""The bundled pair: two invented outlets on one battle, written for Diptych."""
