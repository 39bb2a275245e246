"""What may be seen of assemblies."""
