using System.Text.Json;
using DuckDB.NET.Native;
using Sluice.Core.Model;
using Sluice.Records.Engines.Native;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.People;

/// <summary>
/// The values of one attribute, sorted into classes: values of a class are alike in everything the rules ask of them, so that there are as
/// many classes as the rules name values, however many values there are. Class 0 is no value.
/// </summary>
internal abstract class FactClasses(AttributeSymbol attribute, string argument, NativeType type)
{
    /// <summary>Of a cell that is no value of the attribute's type.</summary>
    public const int Wrong = -1;

    /// <summary>Days are counted from this one, as the engine does.</summary>
    protected static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The attribute.</summary>
    public AttributeSymbol Attribute => attribute;

    /// <summary>What a query hands over for it, as SQL.</summary>
    public string Argument => argument;

    /// <summary>The type of that.</summary>
    public NativeType Type => type;

    /// <summary>How many classes there are.</summary>
    public abstract int Count { get; }

    /// <summary>The classes of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="cell">How its cells are read.</param>
    /// <param name="columnType">The type of its column, as the engine calls it.</param>
    /// <param name="atoms">What the rules ask.</param>
    public static FactClasses Of(AttributeSymbol attribute, CellReader cell, string columnType, IEnumerable<Condition> atoms)
    {
        var values = atoms.Where(a => Atoms.AttributeOf(a) == attribute).SelectMany(static a => Atoms.ValuesOf(a)).ToList();
        var numbers = values.Select(NumberOf).Distinct().Order().ToList();
        if (cell.Member is not null)
        {
            return new JsonClasses(
                attribute.Type.Kind is ValueKind.Boolean or ValueKind.Date or ValueKind.Integer or ValueKind.Decimal
                    ? new WrittenNumbers(attribute, cell, numbers)
                    : new TextClasses(attribute, cell, values.Select(static v => v.Text!)),
                cell
            );
        }

        return attribute.Type.Kind switch
        {
            ValueKind.Boolean => new NumberClasses<byte>(
                attribute,
                cell.Value,
                new NativeType(DuckDBType.Boolean),
                numbers,
                NumberCuts.Whole<byte>(numbers, 0)
            ),
            ValueKind.Date => new NumberClasses<int>(
                attribute,
                cell.Value,
                new NativeType(DuckDBType.Date),
                numbers,
                NumberCuts.Whole<int>(numbers, 0)
            ),
            ValueKind.Decimal when cell.Text is not null => new WrittenNumbers(attribute, cell, numbers),
            ValueKind.Integer or ValueKind.Decimal => OfNumber(attribute, cell.Value, columnType, numbers),
            _ => new TextClasses(attribute, cell, values.Select(static v => v.Text!)),
        };
    }

    /// <summary>Sorts a batch.</summary>
    /// <returns>Whether every cell is a value.</returns>
    public abstract bool Sort(Cells cells, Span<int> classes);

    /// <summary>The class of a value of JSON that is not null.</summary>
    /// <param name="reader">Stands at the value.</param>
    public virtual int OfJson(ref Utf8JsonReader reader) => throw new NotSupportedException();

    /// <summary>Whether a condition on the attribute holds for the values of a class.</summary>
    public abstract Truth TruthOf(int number, Condition atom);

    /// <summary>A value as the number that cells of its type hold; 0 for texts.</summary>
    protected static decimal NumberOf(Value value) =>
        value.Kind switch
        {
            ValueKind.Date => value.ToDate().DayNumber - Epoch,
            ValueKind.Boolean or ValueKind.Integer or ValueKind.Decimal => value.Number,
            _ => 0,
        };

    private static FactClasses OfNumber(AttributeSymbol attribute, string value, string columnType, List<decimal> numbers)
    {
        if (columnType is "FLOAT" or "DOUBLE")
        {
            // The shortest text of a FLOAT is the number that was meant: 0.1 is 0.1.
            var exact = columnType == "FLOAT" ? $"CAST(CAST({value} AS VARCHAR) AS DOUBLE)" : value;
            return new NumberClasses<double>(attribute, exact, new NativeType(DuckDBType.Double), numbers, NumberCuts.Binary(numbers));
        }

        if (KeyReader.IsNumber64(columnType))
        {
            return new NumberClasses<long>(
                attribute,
                $"CAST({value} AS BIGINT)",
                new NativeType(DuckDBType.BigInt),
                numbers,
                NumberCuts.Whole<long>(numbers, 0)
            );
        }

        if (
            columnType.StartsWith("DECIMAL", StringComparison.Ordinal) || (attribute.Type.Kind == ValueKind.Decimal && columnType == "NULL")
        )
        {
            var scale = columnType.StartsWith("DECIMAL", StringComparison.Ordinal)
                ? byte.Parse(
                    columnType[(columnType.IndexOf(',', StringComparison.Ordinal) + 1)..^1],
                    System.Globalization.CultureInfo.InvariantCulture
                )
                : (byte)18;
            return new NumberClasses<Int128>(
                attribute,
                $"CAST({value} AS DECIMAL(38, {scale}))",
                new NativeType(DuckDBType.Decimal, scale),
                numbers,
                NumberCuts.Whole<Int128>(numbers, scale)
            );
        }

        // A number beyond all that a policy can name is treated as the largest.
        var large =
            $"CASE WHEN {value} IS NOT NULL THEN COALESCE(TRY_CAST({value} AS HUGEINT), 170141183460469231731687303715884105727) END";
        return new NumberClasses<Int128>(
            attribute,
            large,
            new NativeType(DuckDBType.HugeInt),
            numbers,
            NumberCuts.Whole<Int128>(numbers, 0)
        );
    }
}
