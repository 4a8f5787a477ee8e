using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>People whose key is a whole number.</summary>
internal sealed unsafe class NumberedPeople(int share, long most, string? spill) : PersonTable(share, most, spill)
{
    protected override int KeySize => sizeof(long);

    public override void Hash(Cells keys, ReadOnlySpan<int> numbers, Span<ulong> hashes)
    {
        var own = (long*)keys.Data;
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = NativeText.Mix((ulong)own[i]);
        }
    }

    /// <summary>The least and the largest key; the wrong way round where there is none.</summary>
    public (long First, long Last) Ends()
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        for (var slot = Slots; slot <= Slots + Mask; slot++)
        {
            if (slot->Number != 0)
            {
                (first, last) = (Math.Min(first, (long)slot->Key), Math.Max(last, (long)slot->Key));
            }
        }

        return (first, last);
    }

    /// <summary>Says the state of each, given by their numbers.</summary>
    public void Tell(ReadOnlySpan<int> states, CloseStates to)
    {
        for (var slot = Slots; slot <= Slots + Mask; slot++)
        {
            if (slot->Number != 0)
            {
                to.Set((long)slot->Key, states[slot->Number]);
            }
        }
    }

    protected override bool IsSame(in Slot slot, ulong hash, void* key) => slot.Key == *(ulong*)key;

    protected override ulong Keep(ulong hash, void* key, out uint tag)
    {
        tag = 0;
        return *(ulong*)key;
    }

    protected override ulong HashOf(in Slot slot) => NativeText.Mix(slot.Key);
}
