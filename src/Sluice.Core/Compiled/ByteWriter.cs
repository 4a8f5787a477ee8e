using System.Runtime.InteropServices;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Syntax.Text;

namespace Sluice.Core.Compiled;

/// <summary>Writes numbers as short as they are, and each text once.</summary>
/// <param name="sources">The files that places lie in.</param>
internal sealed class ByteWriter(IReadOnlyList<SourceText> sources)
{
    private readonly Dictionary<SourceText, int> files = sources.Select(static (s, i) => (s, i)).ToDictionary(static p => p.s, static p => p.i, ReferenceEqualityComparer.Instance as IEqualityComparer<SourceText>);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly MemoryStream body = new();

    /// <summary>The texts, then everything written.</summary>
    public byte[] ToArray()
    {
        var head = new ByteWriter([]);
        head.Number(texts.Count);
        foreach (var text in texts)
        {
            head.Bytes(Encoding.UTF8.GetBytes(text));
        }

        return [.. head.body.ToArray(), .. body.ToArray()];
    }

    /// <summary>A number from 0 up: seven bits a byte.</summary>
    public void Number(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            body.WriteByte((byte)(rest | 0x80));
        }

        body.WriteByte((byte)rest);
    }

    public void Flag(bool value) => body.WriteByte(value ? (byte)1 : (byte)0);

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        body.Write(bytes);
    }

    public void Words(ReadOnlySpan<ulong> words) => Bytes(MemoryMarshal.AsBytes(words));

    /// <summary>A text by its number; 0 for none.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        if (!numbers.TryGetValue(text, out var number))
        {
            texts.Add(text);
            numbers.Add(text, number = texts.Count);
        }

        Number(number);
    }

    public void Texts(IReadOnlyCollection<string> all) => All(all, Text);

    public void All<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    public void Optional<T>(T? value, Action<T> write)
        where T : class
    {
        Flag(value is not null);
        if (value is not null)
        {
            write(value);
        }
    }

    public void Span(TextSpan span)
    {
        Number(span.Start);
        Number(span.Length);
    }

    public void Place(SourceLocation location)
    {
        Number(files[location.Source]);
        Span(location.Span);
    }

    public void Day(DateOnly? day) => Number(day is { } d ? d.DayNumber + 1 : 0);

    public void Period(Period period)
    {
        Day(period.From);
        Day(period.Until);
    }

    public void Decimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        foreach (var part in parts)
        {
            Number(part);
        }
    }

    public void Value(Value value)
    {
        Number((int)value.Kind);
        switch (value.Kind)
        {
            case ValueKind.Country or ValueKind.Text or ValueKind.Choice:
                Text(value.Text);
                break;
            case ValueKind.Duration:
                Number((int)value.Unit);
                Decimal(value.Number);
                break;
            default:
                Decimal(value.Number);
                break;
        }
    }
}
