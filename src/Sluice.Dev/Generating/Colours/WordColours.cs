using Sluice.Syntax.Syntax;

namespace Sluice.Dev.Generating.Colours;

/// <summary>What each keyword of the language is coloured as.</summary>
internal static class WordColours
{
    /// <summary>All keywords.</summary>
    public static IEnumerable<SyntaxKind> Keywords => Enum.GetValues<SyntaxKind>().Where(SyntaxFacts.IsKeyword);

    /// <summary>The words that have a colour, in the order of the grammar.</summary>
    public static IEnumerable<string> Words(WordColour colour) =>
        Keywords.Where(k => Of(k).Contains(colour)).Select(static k => SyntaxFacts.FixedText(k)!);

    /// <summary>What a keyword is coloured as, by where it stands; a keyword that is new between the clauses is one of them.</summary>
    /// <exception cref="InvalidOperationException">
    /// A keyword begins a declaration, and it is not said here what its name looks like.
    /// </exception>
    public static WordColour[] Of(SyntaxKind keyword) =>
        keyword switch
        {
            SyntaxKind.RuleKeyword or SyntaxKind.InvariantKeyword or SyntaxKind.DutyKeyword => [WordColour.DeclaredFunction],
            SyntaxKind.TechniqueKeyword => [WordColour.DeclaredFunction, WordColour.Clause],
            SyntaxKind.CategoryKeyword
            or SyntaxKind.PurposeKeyword
            or SyntaxKind.PartnerKeyword
            or SyntaxKind.RegionKeyword
            or SyntaxKind.PopulationKeyword => [WordColour.DeclaredName],
            SyntaxKind.AttributeKeyword => [WordColour.DeclaredName, WordColour.DeclaredOtherwise],
            SyntaxKind.ConsentKeyword or SyntaxKind.AgreementKeyword => [WordColour.DeclaredName, WordColour.Clause],
            SyntaxKind.UseKeyword or SyntaxKind.TestKeyword => [WordColour.DeclaredText],
            SyntaxKind.SubjectKeyword => [WordColour.DeclaredOtherwise],
            SyntaxKind.FormKeyword => [WordColour.DeclaredOtherwise, WordColour.Clause],
            < SyntaxKind.AllowKeyword => throw new InvalidOperationException($"say in {nameof(WordColours)} what {keyword} is coloured as"),
            SyntaxKind.AllowKeyword
            or SyntaxKind.DenyKeyword
            or SyntaxKind.RequireKeyword
            or SyntaxKind.ObligeKeyword
            or SyntaxKind.NeverKeyword => [WordColour.Effect],
            SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword => [WordColour.Constant],
            SyntaxKind.UnitKeyword => [WordColour.Unit],
            _ => [SyntaxFacts.IsReserved(keyword) ? WordColour.Operator : WordColour.Clause],
        };
}
