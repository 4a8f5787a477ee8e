using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.Kinds;

/// <summary>People whose key is a whole number.</summary>
internal sealed unsafe class NumberedPeople(long most, string? spill) : PersonTable(most, spill)
{
    public override void Add(Cells keys, Span<int> numbers)
    {
        Span<ulong> hashes = stackalloc ulong[numbers.Length];
        Hash((long*)keys.Data, hashes);
        Add(hashes, (byte*)keys.Data, sizeof(long), numbers);
    }

    public override void Get(Cells keys, Span<int> numbers)
    {
        Span<ulong> hashes = stackalloc ulong[numbers.Length];
        Hash((long*)keys.Data, hashes);
        Get(hashes, (byte*)keys.Data, sizeof(long), numbers);
    }

    protected override bool IsSame(in Slot slot, ulong hash, void* key) => slot.Key == *(ulong*)key;

    protected override ulong Keep(ulong hash, void* key, out uint tag)
    {
        tag = 0;
        return *(ulong*)key;
    }

    protected override ulong HashOf(in Slot slot) => NativeText.Mix(slot.Key);

    private static void Hash(long* keys, Span<ulong> hashes)
    {
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = NativeText.Mix((ulong)keys[i]);
        }
    }
}
