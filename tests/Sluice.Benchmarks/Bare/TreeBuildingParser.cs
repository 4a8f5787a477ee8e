using Antlr4.Runtime;

namespace Sluice.Benchmarks.Bare;

/// <summary>Stands where the base of our parser stands, and builds nothing.</summary>
public abstract class TreeBuildingParser(ITokenStream input, TextWriter output, TextWriter errorOutput)
    : Parser(input, output, errorOutput);
