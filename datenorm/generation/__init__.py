"""The generator: pairs of text as people write it and the expression that it means (Babel and Faker live only here)."""
