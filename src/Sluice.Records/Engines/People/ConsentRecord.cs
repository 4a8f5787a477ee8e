using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>One record of the ledger.</summary>
internal readonly unsafe ref struct ConsentRecord
{
    public required int? Granted { get; init; }

    public required int? Withdrawn { get; init; }

    public required int? Expires { get; init; }

    /// <summary>The notice; null for none.</summary>
    public required NativeText* Notice { get; init; }

    public required bool IsUnreadable { get; init; }

    /// <summary>Whether it ends before it begins.</summary>
    public bool IsContradictory => Withdrawn < Granted || Expires < Granted;

    /// <summary>Whether everything in it comes later than a day.</summary>
    public bool IsAfter(int day) => !IsUnreadable && (Granted ?? Withdrawn) is not null && !(Granted <= day) && !(Withdrawn <= day);

    /// <summary>A number that records alike have in common.</summary>
    public ulong Hash(int consent) =>
        NativeText.Mix(
            NativeText.Mix(NativeText.Mix(Word(Granted) ^ ((ulong)consent << 40)) + Word(Withdrawn))
                + Word(Expires)
                + (Notice is null ? 0 : Notice->Hash)
        );

    private static ulong Word(int? day) => day is { } number ? (uint)number : 1UL << 32;
}
