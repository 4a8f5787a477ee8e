using CsCheck;

namespace Sluice.Reference.Generation;

/// <summary>Generated policies with manifests for them.</summary>
public static class CaseGen
{
    /// <summary>Valid cases; every name in a case comes out of one seed, so shrinking is the work of <see cref="CaseShrinker"/>.</summary>
    public static readonly Gen<PlainCase> Case = Gen.Int.Select(Make);

    /// <summary>A case with a seed for its layout.</summary>
    public static readonly Gen<(PlainCase Case, int Layout)> CaseWithLayout = Gen.Select(Case, Gen.Int[0, 1_000_000]);

    /// <summary>The case of a seed.</summary>
    public static PlainCase Make(int seed)
    {
        var dice = new Dice(seed);
        var builder = new PolicyBuilder(dice);
        var policy = builder.Build();
        var manifest = new ManifestBuilder(dice, policy, builder.Focus).Build();
        var undated = manifest.On is null && manifest.Period.From is null;
        return new PlainCase(policy, manifest, undated && dice.Chance(50) ? dice.One(Words.Days) : null);
    }
}
