namespace Sluice.Core.Changes;

/// <summary>A set of edits by their numbers; two sets with the same numbers are equal.</summary>
internal sealed class EditSet : IEquatable<EditSet>
{
    // There are seldom more than 64 edits, and the search makes many of these.
    private readonly ulong first;
    private readonly ulong[] rest;

    private EditSet(ulong first, ulong[] rest) => (this.first, this.rest) = (first, rest);

    /// <summary>A set of some of so many edits.</summary>
    public static EditSet Of(ReadOnlySpan<int> numbers, int count)
    {
        var first = 0ul;
        var rest = count <= 64 ? [] : new ulong[(count - 1) >> 6];
        foreach (var number in numbers)
        {
            if (number < 64)
            {
                first |= 1ul << number;
            }
            else
            {
                rest[(number >> 6) - 1] |= 1ul << number;
            }
        }

        return new EditSet(first, rest);
    }

    /// <summary>None of the same edits.</summary>
    public EditSet None => new(0, rest.Length == 0 ? rest : new ulong[rest.Length]);

    /// <summary>Whether the sets intersect.</summary>
    public bool Meets(EditSet other)
    {
        var common = first & other.first;
        for (var i = 0; i < rest.Length; i++)
        {
            common |= rest[i] & other.rest[i];
        }

        return common != 0;
    }

    /// <summary>The intersection.</summary>
    public EditSet And(EditSet other)
    {
        var both = rest.Length == 0 ? rest : new ulong[rest.Length];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = rest[i] & other.rest[i];
        }

        return new EditSet(first & other.first, both);
    }

    /// <summary>The union.</summary>
    public EditSet Or(EditSet other)
    {
        var either = rest.Length == 0 ? rest : new ulong[rest.Length];
        for (var i = 0; i < either.Length; i++)
        {
            either[i] = rest[i] | other.rest[i];
        }

        return new EditSet(first | other.first, either);
    }

    /// <inheritdoc/>
    public bool Equals(EditSet? other) => other is not null && first == other.first && rest.AsSpan().SequenceEqual(other.rest);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EditSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = first * 0x9E3779B97F4A7C15ul;
        foreach (var word in rest)
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15ul;
        }

        return (int)(hash >> 32);
    }
}
