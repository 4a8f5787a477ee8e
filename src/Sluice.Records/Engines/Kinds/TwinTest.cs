using DuckDB.NET.Native;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.Kinds;

/// <summary>Tells whether a person's records have to be compared one by one.</summary>
internal sealed class TwinTest(ConsentStates states) : BatchFunction("sluice_twin", DuckDBType.Boolean, [new(states.Numbered ? DuckDBType.BigInt : DuckDBType.Varchar), new(DuckDBType.Boolean)])
{
    protected override unsafe void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results)
    {
        Span<int> found = stackalloc int[rows];
        states.GetTwins(arguments[0], found);
        for (var i = 0; i < rows; i++)
        {
            ((byte*)results)[i] = (byte)found[i];
        }
    }
}
