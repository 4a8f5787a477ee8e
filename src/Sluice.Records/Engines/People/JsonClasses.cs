using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Native;
using Sluice.Core.Model;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// A member of the object that a line holds, taken out of the line as it stands in the file: the engine would round its number, and read
/// the line anew for each thing that is asked about it.
/// </summary>
/// <param name="classes">The classes of its values.</param>
/// <param name="cell">How it is read.</param>
internal sealed unsafe class JsonClasses(FactClasses classes, CellReader cell)
    : FactClasses(classes.Attribute, cell.Text!, new NativeType(DuckDBType.Varchar))
{
    private readonly byte[] member = Encoding.UTF8.GetBytes(cell.Member!);

    /// <inheritdoc/>
    public override int Count => classes.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Sort(Cells cells, Span<int> found)
    {
        var lines = (NativeText*)cells.Data;
        var fine = true;
        for (var i = 0; i < found.Length; i++)
        {
            var reader = new Utf8JsonReader(NativeText.Bytes(lines + i), JsonShape.Options);
            found[i] = JsonMember.Find(ref reader, member) && reader.TokenType != JsonTokenType.Null ? classes.OfJson(ref reader) : 0;
            fine &= found[i] != Wrong;
        }

        return fine;
    }

    /// <inheritdoc/>
    public override Truth TruthOf(int number, Condition atom) => classes.TruthOf(number, atom);
}
