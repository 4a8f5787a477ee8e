using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Native;
using Sluice.Core.Model;
using Sluice.Records.Engines.Native;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines.People;

/// <summary>Texts, countries and names of a list: each that rules name, and all others as one.</summary>
internal sealed unsafe class TextClasses : FactClasses
{
    private const int Other = 1;
    private readonly string[] named;
    private readonly bool isClosed;
    private readonly bool emptyIsUnknown;
    private readonly NativeTextIndex table;

    /// <param name="attribute">The attribute.</param>
    /// <param name="cell">How its cells are read.</param>
    /// <param name="values">What rules name.</param>
    public TextClasses(AttributeSymbol attribute, CellReader cell, IEnumerable<string> values)
        : base(attribute, cell.Text ?? cell.Value, new NativeType(DuckDBType.Varchar))
    {
        named = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        IEnumerable<string>? all = attribute.Type.Kind switch
        {
            ValueKind.Choice => attribute.Type.Choices,
            ValueKind.Country => CountryCodes.All,
            _ => null,
        };
        isClosed = all is not null;
        emptyIsUnknown = cell.EmptyIsUnknown;

        var known = named
            .Select(static (text, i) => (text, Number: i + 2))
            .Where(k => all is null || all.Contains(k.text, StringComparer.Ordinal));
        table = new NativeTextIndex([.. known, .. (all ?? []).Except(named, StringComparer.Ordinal).Select(static text => (text, Other))]);
    }

    public override int Count => named.Length + 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Sort(Cells cells, Span<int> classes)
    {
        var texts = (NativeText*)cells.Data;
        var fine = true;
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = cells.IsGiven(i) ? ClassOf(texts + i) : 0;
            fine &= classes[i] != Wrong;
        }

        return fine;
    }

    public override Truth TruthOf(int number, Condition atom) =>
        number == 0
            ? Truth.Unknown
            : atom switch
            {
                Condition.AttributeComparison c when number == Other => c.Operator switch
                {
                    ComparisonOperator.Equal => Truth.False,
                    ComparisonOperator.NotEqual => Truth.True,
                    _ => Truth.Unknown,
                },
                Condition.AttributeComparison c => Truths.Of(
                    ComparisonOperators.Holds(c.Operator, string.CompareOrdinal(named[number - 2], c.Value.Text))
                ),
                Condition.AttributeMembership m => Truths.Of(number != Other && m.Values.Any(v => v.Text == named[number - 2])),
                _ => Truth.Unknown,
            };

    /// <inheritdoc/>
    public override int OfJson(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Wrong;
        }

        var text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        fixed (byte* start = text)
        {
            var own = NativeText.Of(start, text.Length);
            return ClassOf(&own);
        }
    }

    private int ClassOf(NativeText* text) =>
        emptyIsUnknown && text->Length == 0 ? 0
        : table.Find(text) is > 0 and var number ? number
        : isClosed ? Wrong
        : Other;
}
