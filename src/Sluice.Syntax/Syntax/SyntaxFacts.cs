using System.Collections.Immutable;

namespace Sluice.Syntax.Syntax;

/// <summary>What is fixed about the kinds of tokens; of those that open clauses <see cref="ClauseDefinitions"/> says it.</summary>
public static class SyntaxFacts
{
    private static readonly string?[] FixedTexts = CreateFixedTexts();

    /// <summary>The text of a kind of token that is always written the same way, else null.</summary>
    public static string? FixedText(SyntaxKind kind) => (uint)kind < (uint)FixedTexts.Length ? FixedTexts[(int)kind] : null;

    /// <summary>Whether the kind is one of a keyword.</summary>
    public static bool IsKeyword(SyntaxKind kind) => kind is >= SyntaxKind.UseKeyword and <= SyntaxKind.UnitKeyword;

    /// <summary>Whether the kind is one of a token, not of a node.</summary>
    public static bool IsToken(SyntaxKind kind) => kind <= SyntaxKind.GreaterOrEqual;

    /// <summary>Words that are never names: <c>any and or not true false</c>.</summary>
    public static bool IsReserved(SyntaxKind kind) => kind is >= SyntaxKind.AnyKeyword and <= SyntaxKind.FalseKeyword;

    /// <summary>The units of time, for one of them; behind other numbers they end with an <c>s</c>.</summary>
    public static ImmutableArray<string> Units { get; } = ["hour", "day", "week", "month", "year"];

    /// <summary>The names of types, as far as they are single words.</summary>
    public static ImmutableArray<string> TypeNames { get; } = ["boolean", "integer", "decimal", "date", "duration", "country", "text"];

    internal static bool IsQuote(char c) =>
        c is '"' or '\'' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or '\u2018' or '\u2019';

    private static string?[] CreateFixedTexts()
    {
        var texts = new string?[(int)SyntaxKind.GreaterOrEqual + 1];
        foreach (ClauseDefinition clause in ClauseDefinitions.All)
        {
            texts[(int)clause.KeywordKind] = clause.KeywordKind == SyntaxKind.ButKeyword ? "but" : clause.Keyword;
        }

        texts[(int)SyntaxKind.UseKeyword] = "use";
        texts[(int)SyntaxKind.CategoryKeyword] = "category";
        texts[(int)SyntaxKind.PurposeKeyword] = "purpose";
        texts[(int)SyntaxKind.PartnerKeyword] = "partner";
        texts[(int)SyntaxKind.RegionKeyword] = "region";
        texts[(int)SyntaxKind.SubjectKeyword] = "subject";
        texts[(int)SyntaxKind.AttributeKeyword] = "attribute";
        texts[(int)SyntaxKind.PopulationKeyword] = "population";
        texts[(int)SyntaxKind.ConsentKeyword] = "consent";
        texts[(int)SyntaxKind.AgreementKeyword] = "agreement";
        texts[(int)SyntaxKind.FormKeyword] = "form";
        texts[(int)SyntaxKind.TechniqueKeyword] = "technique";
        texts[(int)SyntaxKind.DutyKeyword] = "duty";
        texts[(int)SyntaxKind.RuleKeyword] = "rule";
        texts[(int)SyntaxKind.InvariantKeyword] = "invariant";
        texts[(int)SyntaxKind.TestKeyword] = "test";
        texts[(int)SyntaxKind.OutsideKeyword] = "outside";
        texts[(int)SyntaxKind.PartnersKeyword] = "partners";
        texts[(int)SyntaxKind.ExceptKeyword] = "except";
        texts[(int)SyntaxKind.AtKeyword] = "at";
        texts[(int)SyntaxKind.OneKeyword] = "one";
        texts[(int)SyntaxKind.ClaimKeyword] = "claim";
        texts[(int)SyntaxKind.ClaimsKeyword] = "claims";
        texts[(int)SyntaxKind.RefutedKeyword] = "refuted";
        texts[(int)SyntaxKind.BesideKeyword] = "beside";
        texts[(int)SyntaxKind.ByKeyword] = "by";
        texts[(int)SyntaxKind.OnlyKeyword] = "only";
        texts[(int)SyntaxKind.AnyKeyword] = "any";
        texts[(int)SyntaxKind.AndKeyword] = "and";
        texts[(int)SyntaxKind.OrKeyword] = "or";
        texts[(int)SyntaxKind.NotKeyword] = "not";
        texts[(int)SyntaxKind.TrueKeyword] = "true";
        texts[(int)SyntaxKind.FalseKeyword] = "false";
        texts[(int)SyntaxKind.OpenBrace] = "{";
        texts[(int)SyntaxKind.CloseBrace] = "}";
        texts[(int)SyntaxKind.OpenParenthesis] = "(";
        texts[(int)SyntaxKind.CloseParenthesis] = ")";
        texts[(int)SyntaxKind.Comma] = ",";
        texts[(int)SyntaxKind.Dot] = ".";
        texts[(int)SyntaxKind.Colon] = ":";
        texts[(int)SyntaxKind.Bar] = "|";
        return texts;
    }
}
