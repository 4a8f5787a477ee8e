using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>People whose key is a text. The texts lie one after the other, each behind its hash and its length.</summary>
internal sealed unsafe class NamedPeople(int share, long most, string? spill) : PersonTable(share, most, spill)
{
    private const int Before = sizeof(ulong) + sizeof(int);
    private UnmanagedBlock texts = new(1 << 12, most, spill);
    private long size = 1 << 12;
    private long used;

    public override bool IsFile => base.IsFile || texts.IsFile;

    protected override int KeySize => sizeof(NativeText);

    // Where there is no key, there need not be a text either.
    public override void Hash(Cells keys, ReadOnlySpan<int> numbers, Span<ulong> hashes)
    {
        var own = (NativeText*)keys.Data;
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = numbers[i] < 0 ? 0 : own[i].Hash;
        }
    }

    /// <summary>The key of each person with a slot, by the number of the person.</summary>
    public void ForEach(Action<int, ReadOnlySpan<byte>> visit)
    {
        for (var slot = Slots; slot <= Slots + Mask; slot++)
        {
            if (slot->Number != 0)
            {
                var kept = texts.Start + slot->Key;
                visit(slot->Number, new ReadOnlySpan<byte>(kept + Before, *(int*)(kept + sizeof(ulong))));
            }
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        texts.Dispose();
    }

    protected override bool IsSame(in Slot slot, ulong hash, void* key)
    {
        if (slot.Tag != (uint)(hash >> 32))
        {
            return false;
        }

        var kept = texts.Start + slot.Key;
        return new ReadOnlySpan<byte>(kept + Before, *(int*)(kept + sizeof(ulong))).SequenceEqual(NativeText.Bytes((NativeText*)key));
    }

    protected override ulong Keep(ulong hash, void* key, out uint tag)
    {
        var bytes = NativeText.Bytes((NativeText*)key);
        if (used + Before + bytes.Length > size)
        {
            Grow(bytes.Length);
        }

        var at = texts.Start + used;
        *(ulong*)at = hash;
        *(int*)(at + sizeof(ulong)) = bytes.Length;
        bytes.CopyTo(new Span<byte>(at + Before, bytes.Length));
        tag = (uint)(hash >> 32);
        var place = (ulong)used;
        used += Before + bytes.Length;
        return place;
    }

    protected override ulong HashOf(in Slot slot) => *(ulong*)(texts.Start + slot.Key);

    private void Grow(int more)
    {
        var larger = Math.Max(size * 2, used + Before + more);
        var block = new UnmanagedBlock(larger, Most, Spill);
        Buffer.MemoryCopy(texts.Start, block.Start, larger, used);
        texts.Dispose();
        (texts, size) = (block, larger);
    }
}
