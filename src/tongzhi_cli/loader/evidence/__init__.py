"""Pictures that students handed in: gathered, and copied under one naming."""
