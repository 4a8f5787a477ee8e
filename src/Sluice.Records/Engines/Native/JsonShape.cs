using System.Text;
using System.Text.Json;
using DuckDB.NET.Native;

namespace Sluice.Records.Engines.Native;

/// <summary>
/// Looks at every line before any is decided: whether each is an object of JSON as its standard has it, none has a key twice, and which
/// keys there are. The engine takes NaN, Infinity and a comma too many, and would write them on.
/// </summary>
/// <param name="name">What it is called in a query.</param>
internal sealed unsafe class JsonShape(string name) : BatchFunction(name, DuckDBType.Boolean, [new NativeType(DuckDBType.Varchar)])
{
    /// <summary>Deeper than anything that is written; a text must not fill the memory by its brackets alone.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 1024 };

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    // The keys of the line before, of which the next one nearly always has the same in the same order.
    private volatile byte[][] usual = [];

    /// <summary>Whether a line is no object.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Whether a line has a key twice.</summary>
    public bool HasTwice { get; private set; }

    /// <summary>All keys, in the order of their characters.</summary>
    public IEnumerable<string> Names => names.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results)
    {
        new Span<bool>(results, rows).Fill(true);
        for (var row = 0; row < rows && !HasOthers; row++)
        {
            if (!arguments[0].IsGiven(row) || !IsObject(NativeText.Bytes((NativeText*)arguments[0].Data + row)))
            {
                HasOthers = true;
            }
        }
    }

    private bool IsObject(ReadOnlySpan<byte> line)
    {
        try
        {
            return HasUsual(line) ?? Read(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is half a surrogate pair, as in "\ud800".
            return false;
        }
    }

    /// <summary>Whether a line is an object with keys of the usual ones in their order; null where only a closer look can tell.</summary>
    private bool? HasUsual(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, Options);
        var (expected, at) = (usual, 0);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            while (at < expected.Length && (reader.ValueIsEscaped || !reader.ValueSpan.SequenceEqual(expected[at])))
            {
                at++;
            }

            if (at++ >= expected.Length)
            {
                return null;
            }

            reader.Read();
            reader.Skip();
        }

        return !reader.Read();
    }

    private bool Read(ReadOnlySpan<byte> line)
    {
        var own = new List<string>();
        var reader = new Utf8JsonReader(line, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            own.Add(reader.GetString()!);
            reader.Read();
            reader.Skip();
        }

        lock (names)
        {
            var before = names.Count;
            names.UnionWith(own);
            HasTwice |= own.Distinct(StringComparer.Ordinal).Count() < own.Count;
            usual = names.Count > before || usual.Length == 0 ? [.. own.Select(Encoding.UTF8.GetBytes)] : usual;
        }

        return !reader.Read();
    }
}
