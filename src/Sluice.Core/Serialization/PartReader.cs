using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Serialization;

/// <summary>
/// Reads what <see cref="PartWriter"/> wrote. Trusts nothing: every number is held against what it counts, every index against its table,
/// before it is used.
/// </summary>
/// <param name="bytes">The whole file.</param>
/// <param name="at">Where to begin.</param>
/// <param name="tables">What is referred to by number, filled while the file is read.</param>
internal sealed class PartReader(byte[] bytes, int at, ReaderTables tables) : ISymbolParts
{
    /// <summary>What the sets of names may take together, in words: far more than any policy needs, less than a machine has.</summary>
    private long budget = 1 << 25;

    private int lastStart;

    public ReaderTables Tables => tables;

    public bool AtEnd => at == bytes.Length;

    public int Number()
    {
        if (at < bytes.Length && bytes[at] < 0x80)
        {
            return bytes[at++];
        }

        var value = Unsigned();
        Require(value <= int.MaxValue);
        return (int)value;
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number of things that follow; each takes a byte or more, so there cannot be more of them than bytes.</summary>
    public int Count()
    {
        var count = Number();
        Require(count <= bytes.Length - at);
        return count;
    }

    public int Index(int count)
    {
        var index = Number();
        Require(index < count);
        return index;
    }

    /// <summary>A number added to another, with a limit.</summary>
    public int Sum(int start, int most)
    {
        var value = Number();
        Require(value <= most - start);
        return start + value;
    }

    public bool Flag() => Index(2) == 1;

    public ReadOnlyMemory<byte> Raw(int length)
    {
        Require(length <= bytes.Length - at);
        at += length;
        return bytes.AsMemory(at - length, length);
    }

    /// <summary>Passes over some bytes.</summary>
    /// <returns>Where they begin.</returns>
    public int Skip(int length)
    {
        Require(length <= bytes.Length - at);
        at += length;
        return at - length;
    }

    public void Spend(long words)
    {
        budget -= words;
        Require(budget >= 0);
    }

    public string Text() => tables.Texts.TextOf(Index(tables.Texts.Count));

    public string? OptionalText()
    {
        var number = Index(tables.Texts.Count + 1);
        return number == 0 ? null : tables.Texts.TextOf(number - 1);
    }

    public ImmutableArray<string> Texts() => Many(static part => part.Text());

    public T Symbol<T>(ImmutableArray<T> all) => all[Index(all.Length)];

    public T? OptionalSymbol<T>(ImmutableArray<T> all)
        where T : class
    {
        var number = Index(all.Length + 1);
        return number == 0 ? null : all[number - 1];
    }

    public ImmutableArray<T> Symbols<T>(ImmutableArray<T> all)
    {
        var symbols = new T[Count()];
        for (var i = 0; i < symbols.Length; i++)
        {
            symbols[i] = Symbol(all);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(symbols);
    }

    public ImmutableArray<T> Many<T>(Func<PartReader, T> read)
    {
        var count = Count();
        if (count == 0)
        {
            return [];
        }

        var all = new T[count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = read(this);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    public SourceLocation Location()
    {
        var source = Index(tables.Sources.Length);
        return new SourceLocation(tables.Sources[source], Span(source));
    }

    public SourceLocation? OptionalLocation()
    {
        var source = Index(tables.Sources.Length + 1) - 1;
        return source < 0 ? null : new SourceLocation(tables.Sources[source], Span(source));
    }

    public TextSpan Span(int source)
    {
        var start = lastStart + Signed();
        var most = tables.SourceLengths[source];
        Require(start >= 0 && start <= most);
        lastStart = (int)start;
        return TextSpan.FromBounds(lastStart, Sum(lastStart, most));
    }

    public DateOnly? Day()
    {
        var number = Index(DateOnly.MaxValue.DayNumber + 2);
        return number == 0 ? null : DateOnly.FromDayNumber(number - 1);
    }

    public Period Period()
    {
        var from = Day();
        var until = Day();
        return from is null && until is null ? Model.Period.Always : new Period(from, until);
    }

    public Scope Scope() =>
        new(
            tables.Categories[Index(tables.Categories.Length)],
            tables.Partners[Index(tables.Partners.Length)],
            tables.Purposes[Index(tables.Purposes.Length)]
        );

    public decimal Decimal()
    {
        var form = Index(2 + (28 << 1) + 1);
        if (form == 0)
        {
            return Signed();
        }

        var raw = Raw(12).Span;
        return new decimal(
            BinaryPrimitives.ReadInt32LittleEndian(raw),
            BinaryPrimitives.ReadInt32LittleEndian(raw[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(raw[8..]),
            isNegative: ((form - 1) & 1) == 1,
            scale: (byte)((form - 1) >> 1)
        );
    }

    public static void Require(bool good)
    {
        if (!good)
        {
            throw new DamagedFileException();
        }
    }

    private ulong Unsigned()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            Require(at < bytes.Length);
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new DamagedFileException();
    }

    int ISymbolParts.Choice(int value, int count) => Index(count);

    Scope ISymbolParts.Scope(Scope value) => Scope();

    Period ISymbolParts.Period(Period value) => Period();

    Value? ISymbolParts.Optional(Value? value) => Flag() ? ValueParts.Read(this) : null;

    ImmutableArray<string> ISymbolParts.Texts(ImmutableArray<string> value) => Texts();
}
