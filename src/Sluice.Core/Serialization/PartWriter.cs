using System.Buffers.Binary;
using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Serialization;

/// <summary>Writes one part of a file: small numbers take one byte, texts and symbols are numbers of their tables.</summary>
/// <param name="tables">What all parts share.</param>
internal sealed class PartWriter(WriterTables tables) : ISymbolParts
{
    private readonly MemoryStream bytes = new();

    public WriterTables Tables => tables;

    public ReadOnlySpan<byte> Written => bytes.GetBuffer().AsSpan(0, (int)bytes.Length);

    public void Number(int value) => Unsigned(checked((uint)value));

    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Flag(bool value) => Number(value ? 1 : 0);

    public void Raw(ReadOnlySpan<byte> value) => bytes.Write(value);

    public void Text(string value) => Number(tables.Texts.NumberOf(value));

    public void OptionalText(string? value) => Number(value is null ? 0 : tables.Texts.NumberOf(value) + 1);

    public void Texts(IReadOnlyCollection<string> values) => Many(values, Text);

    public void Symbol(Symbol value) => Number(tables.NumberOf(value));

    public void OptionalSymbol(Symbol? value) => Number(value is null ? 0 : tables.NumberOf(value) + 1);

    public void Symbols(IReadOnlyCollection<Symbol> values) => Many(values, Symbol);

    public void Many<T>(IReadOnlyCollection<T> values, Action<T> write)
    {
        Number(values.Count);
        foreach (var value in values)
        {
            write(value);
        }
    }

    public void Location(SourceLocation location)
    {
        Number(tables.NumberOf(location.Source));
        Span(location.Span);
    }

    public void OptionalLocation(SourceLocation? location)
    {
        Number(location is null ? 0 : tables.NumberOf(location.Source) + 1);
        if (location is not null)
        {
            Span(location.Span);
        }
    }

    /// <summary>Places follow each other, so the way from one to the next is a small number.</summary>
    public void Span(TextSpan span)
    {
        Signed(span.Start - tables.LastStart);
        Number(span.Length);
        tables.LastStart = span.Start;
    }

    public void Day(DateOnly? day) => Number(day is { } known ? known.DayNumber + 1 : 0);

    public void Period(Period period)
    {
        Day(period.From);
        Day(period.Until);
    }

    public void Scope(Scope scope)
    {
        Number(tables.Categories.NumberOf(scope.Categories));
        Number(tables.Partners.NumberOf(scope.Partners));
        Number(tables.Purposes.NumberOf(scope.Purposes));
    }

    /// <summary>A whole number that fits is one number; any other keeps its digits and its zeros.</summary>
    public void Decimal(decimal value)
    {
        if (value.Scale == 0 && value is >= long.MinValue and <= long.MaxValue && !(value == 0 && decimal.IsNegative(value)))
        {
            Number(0);
            Signed((long)value);
            return;
        }

        Number(1 + (value.Scale << 1) + (decimal.IsNegative(value) ? 1 : 0));
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        Span<byte> raw = stackalloc byte[12];
        for (var i = 0; i < 3; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(raw[(4 * i)..], parts[i]);
        }

        Raw(raw);
    }

    private void Unsigned(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.WriteByte((byte)(value | 0x80));
        }

        bytes.WriteByte((byte)value);
    }

    int ISymbolParts.Choice(int value, int count)
    {
        Number(value);
        return value;
    }

    Scope ISymbolParts.Scope(Scope value)
    {
        Scope(value);
        return value;
    }

    Period ISymbolParts.Period(Period value)
    {
        Period(value);
        return value;
    }

    Value? ISymbolParts.Optional(Value? value)
    {
        Flag(value is not null);
        if (value is { } known)
        {
            ValueParts.Write(this, known);
        }

        return value;
    }

    ImmutableArray<string> ISymbolParts.Texts(ImmutableArray<string> value)
    {
        Texts(value);
        return value;
    }
}
