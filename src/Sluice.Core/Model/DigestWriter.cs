using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Sluice.Core.Model;

/// <summary>
/// Writes what a digest is made of, so that no two programs that say different things are the same bytes: each text and list stands behind
/// its length, each kind behind its number. Equal sets of names are written once and then called by their number, of which there are few.
/// </summary>
internal sealed class DigestWriter : ISymbolParts, IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
{
    private readonly ArrayBufferWriter<byte> bytes = new(1 << 16);
    private readonly Dictionary<ulong[], int>.AlternateLookup<ReadOnlySpan<ulong>> sets;

    private readonly ConditionDigest conditions;

    public DigestWriter()
    {
        sets = new Dictionary<ulong[], int>(this).GetAlternateLookup<ReadOnlySpan<ulong>>();
        conditions = new ConditionDigest(this);
    }

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public void Number(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    public void Text(string value)
    {
        Number(Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, bytes);
    }

    public void OptionalText(string? value)
    {
        Number(value is null ? 0 : 1);
        Text(value ?? "");
    }

    public void Texts(IEnumerable<string> values) => Many([.. values], static (page, text) => page.Text(text));

    public void Many<T>(IReadOnlyCollection<T> values, Action<DigestWriter, T> write)
    {
        Number(values.Count);
        foreach (var value in values)
        {
            write(this, value);
        }
    }

    /// <summary>A number; how many zeros end it makes no difference.</summary>
    public void Decimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value == 0 ? 0 : value / 1.0000000000000000000000000000m, parts);
        foreach (var part in parts)
        {
            Number(part);
        }
    }

    public void Value(Value value)
    {
        Number((int)value.Kind);
        Decimal(value.Number);
        Number((int)value.Unit);
        OptionalText(value.Text);
    }

    public void Type(AttributeType type)
    {
        Number((int)type.Kind);
        Texts(type.Choices);
    }

    public void Period(Period period)
    {
        Number(period.From?.DayNumber ?? -1);
        Number(period.Until?.DayNumber ?? -1);
    }

    public void Scope(Scope scope)
    {
        Set(scope.Categories);
        Set(scope.Partners);
        Set(scope.Purposes);
    }

    public void Set<T>(ResolvedSelector<T> names)
        where T : TreeSymbol
    {
        Bits(names.CoveredBits);
        Bits(names.TouchedBits);
    }

    public void Optional(Condition? condition)
    {
        Number(condition is null ? 0 : 1);
        if (condition is not null)
        {
            conditions.Visit(condition);
        }
    }

    bool IEqualityComparer<ulong[]>.Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    int IEqualityComparer<ulong[]>.GetHashCode(ulong[] obj) => Hash(obj);

    bool IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>.Equals(ReadOnlySpan<ulong> alternate, ulong[] other) =>
        alternate.SequenceEqual(other);

    int IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>.GetHashCode(ReadOnlySpan<ulong> alternate) => Hash(alternate);

    ulong[] IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>.Create(ReadOnlySpan<ulong> alternate) => alternate.ToArray();

    private static int Hash(ReadOnlySpan<ulong> words) => (int)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(words));

    private void Bits(ReadOnlySpan<ulong> words)
    {
        if (sets.TryGetValue(words, out var number))
        {
            Number(number);
            return;
        }

        Number(-1);
        sets[words] = sets.Dictionary.Count;
        Number(words.Length);
        var target = bytes.GetSpan(words.Length * sizeof(ulong));
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(target[(i * sizeof(ulong))..], words[i]);
        }

        bytes.Advance(words.Length * sizeof(ulong));
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
        Number(value is null ? 0 : 1);
        Value(value ?? default);
        return value;
    }

    ImmutableArray<string> ISymbolParts.Texts(ImmutableArray<string> value)
    {
        Texts(value.Order(StringComparer.Ordinal));
        return value;
    }
}
