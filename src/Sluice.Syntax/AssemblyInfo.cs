// The generated parser says that it does not comply with the common language subset; neither does the assembly.
[assembly: CLSCompliant(false)]
