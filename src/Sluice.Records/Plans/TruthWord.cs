namespace Sluice.Records.Plans;

/// <summary>
/// The truth of one condition for up to 64 kinds of people at once, a bit for each, by Kleene's logic: what is neither true nor false is
/// not known.
/// </summary>
/// <param name="True">For which it is true.</param>
/// <param name="False">For which it is false.</param>
internal readonly record struct TruthWord(ulong True, ulong False)
{
    /// <summary>For how many.</summary>
    public const int Lanes = 64;

    /// <summary>True for all.</summary>
    public static readonly TruthWord AllTrue = new(ulong.MaxValue, 0);

    /// <summary>False for all.</summary>
    public static readonly TruthWord AllFalse = new(0, ulong.MaxValue);

    /// <summary>The same truth for all.</summary>
    public static TruthWord Of(Core.Model.Truth truth) =>
        truth switch
        {
            Core.Model.Truth.True => AllTrue,
            Core.Model.Truth.False => AllFalse,
            _ => default,
        };

    public static TruthWord operator &(TruthWord left, TruthWord right) => new(left.True & right.True, left.False | right.False);

    public static TruthWord operator |(TruthWord left, TruthWord right) => new(left.True | right.True, left.False & right.False);

    public static TruthWord operator ~(TruthWord word) => new(word.False, word.True);

    /// <summary>With the truth of one more, which was not known.</summary>
    public TruthWord With(int lane, Core.Model.Truth truth) =>
        truth switch
        {
            Core.Model.Truth.True => this with { True = True | (1UL << lane) },
            Core.Model.Truth.False => this with { False = False | (1UL << lane) },
            _ => this,
        };
}
