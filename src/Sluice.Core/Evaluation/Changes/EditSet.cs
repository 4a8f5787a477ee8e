namespace Sluice.Core.Evaluation.Changes;

/// <summary>Some of a row of edits, by their numbers; two with the same numbers are equal.</summary>
internal sealed class EditSet : IEquatable<EditSet>
{
    private readonly ulong[] words;

    private EditSet(ulong[] words) => this.words = words;

    /// <summary>A set of some of so many edits.</summary>
    public static EditSet Of(ReadOnlySpan<int> numbers, int count)
    {
        var words = new ulong[(count >> 6) + 1];
        foreach (var number in numbers)
        {
            words[number >> 6] |= 1ul << number;
        }

        return new EditSet(words);
    }

    /// <summary>Whether it has that one.</summary>
    public bool Contains(int number) => (words[number >> 6] & (1ul << number)) != 0;

    /// <summary>Whether both have one in common.</summary>
    public bool Meets(EditSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & other.words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those that both have.</summary>
    public EditSet And(EditSet other)
    {
        var both = new ulong[words.Length];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = words[i] & other.words[i];
        }

        return new EditSet(both);
    }

    /// <inheritdoc/>
    public bool Equals(EditSet? other) => other is not null && words.AsSpan().SequenceEqual(other.words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EditSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17ul;
        foreach (var word in words)
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15ul;
        }

        return (int)(hash >> 32);
    }
}
