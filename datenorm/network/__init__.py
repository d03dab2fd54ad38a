"""The sequence-to-sequence network with attention: its layers, its training and its export. Keras lives only here."""
