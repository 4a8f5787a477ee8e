using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Syntax.Text;

namespace Sluice.Core.Compiled;

/// <summary>Reads what <see cref="ByteWriter"/> writes. Whatever does not fit is an <see cref="InvalidDataException"/>.</summary>
internal sealed class ByteReader
{
    // Deeper than the language lets anything be written.
    private const int MostDepth = 500;

    private readonly byte[] bytes;
    private readonly string[] texts;
    private int at;
    private int depth;

    public ByteReader(byte[] bytes, int start)
    {
        this.bytes = bytes;
        at = start;
        texts = new string[Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Encoding.UTF8.GetString(Bytes());
        }
    }

    /// <summary>The files that places lie in; set once they are read.</summary>
    public ImmutableArray<SourceText> Sources { get; set; } = [];

    /// <summary>Whether everything is read.</summary>
    public bool AtEnd => at == bytes.Length;

    public int Number()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Next();
            value |= (uint)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return (int)value;
            }
        }

        throw new InvalidDataException();
    }

    /// <summary>A number below a limit: the place in a list.</summary>
    public int Index(int below) => Number() is var index && (uint)index < (uint)below ? index : throw new InvalidDataException();

    public T Of<T>(ImmutableArray<T> list) => list[Index(list.Length)];

    public T Enum<T>(int count)
        where T : struct, Enum
    {
        var index = Index(count);
        return System.Runtime.CompilerServices.Unsafe.As<int, T>(ref index);
    }

    public bool Flag() => Next() switch { 0 => false, 1 => true, _ => throw new InvalidDataException() };

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Count();
        var span = bytes.AsSpan(at, length);
        at += length;
        return span;
    }

    public ulong[] Words(int count)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(Bytes()).ToArray();
        return words.Length == count ? words : throw new InvalidDataException();
    }

    public string? TextOrNull() => Index(texts.Length + 1) is var number && number == 0 ? null : texts[number - 1];

    public string Text() => TextOrNull() ?? throw new InvalidDataException();

    public ImmutableArray<string> Texts() => All(Text);

    public ImmutableArray<T> All<T>(Func<T> read)
    {
        var items = new T[Count()];
        if (items.Length == 0)
        {
            return [];
        }

        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    public T? Optional<T>(Func<T> read)
        where T : class => Flag() ? read() : null;

    /// <summary>Reads what can stand in itself.</summary>
    public T Nested<T>(Func<T> read)
    {
        if (++depth > MostDepth)
        {
            throw new InvalidDataException();
        }

        var value = read();
        depth--;
        return value;
    }

    public TextSpan Span(SourceText source)
    {
        var (start, length) = (Number(), Number());
        return start >= 0 && length >= 0 && start <= source.Content.Length - length ? new TextSpan(start, length) : throw new InvalidDataException();
    }

    public SourceLocation Place()
    {
        var source = Of(Sources);
        return new SourceLocation(source, Span(source));
    }

    public DateOnly? Day() => Index(DateOnly.MaxValue.DayNumber + 2) is var day && day == 0 ? null : DateOnly.FromDayNumber(day - 1);

    public Period Period() => (Day(), Day()) is var (from, until) && from is null && until is null ? Ir.Period.Always : new Period(from, until);

    public decimal Decimal()
    {
        Span<int> parts = [Number(), Number(), Number(), Number()];
        return new decimal(parts);
    }

    public Value Value() => Enum<ValueKind>((int)ValueKind.Frequency + 1) switch
    {
        ValueKind.Country => Ir.Value.OfCountry(Text()),
        ValueKind.Text => Ir.Value.OfText(Text()),
        ValueKind.Choice => Ir.Value.OfChoice(Text()),
        ValueKind.Duration => Enum<DurationUnit>((int)DurationUnit.Years + 1) is var unit ? Ir.Value.OfDuration(Decimal(), unit) : default,
        ValueKind.Boolean => Ir.Value.OfBoolean(Decimal() != 0),
        ValueKind.Integer => Ir.Value.OfInteger(Decimal()),
        ValueKind.Decimal => Ir.Value.OfDecimal(Decimal()),
        ValueKind.Date => Ir.Value.OfDate(DateOnly.FromDayNumber((int)Decimal())),
        _ => Decimal() is var rank && rank >= 0 && rank < Frequencies.Names.Count ? Ir.Value.OfFrequency((int)rank) : throw new InvalidDataException(),
    };

    // No list can be longer than what is left: each item takes at least a byte.
    private int Count() => Number() is var count && count >= 0 && count <= bytes.Length - at ? count : throw new InvalidDataException();

    private byte Next() => at < bytes.Length ? bytes[at++] : throw new InvalidDataException();
}
