using System.Text.Json;
using DuckDB.NET.Native;

namespace Sluice.Records.Engines.Native;

/// <summary>Whether a text is JSON as its standard has it. The engine takes NaN, Infinity and a comma too many, and would write them on.</summary>
internal sealed unsafe class StrictJson() : BatchFunction(Name, DuckDBType.Boolean, [new NativeType(DuckDBType.Varchar)])
{
    /// <summary>What it is called in a query.</summary>
    public const string Name = "sluice_strict_json";

    /// <summary>Deeper than anything that is written; a text must not fill the memory by its brackets alone.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 1024 };

    /// <inheritdoc/>
    protected override bool IsPure => true;

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results)
    {
        var answers = new Span<bool>(results, rows);
        for (var row = 0; row < rows; row++)
        {
            answers[row] = arguments[0].IsGiven(row) && IsJson(NativeText.Bytes((NativeText*)arguments[0].Data + row));
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, Options);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
