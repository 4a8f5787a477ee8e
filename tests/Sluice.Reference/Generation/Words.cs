namespace Sluice.Reference.Generation;

/// <summary>Small vocabularies, keywords among them, so that rules and manifests keep meeting each other.</summary>
public static class Words
{
    /// <summary>Roots of categories.</summary>
    public static readonly string[] CategoryRoots = ["account", "credit", "from", "consent", "role"];

    /// <summary>Children of categories.</summary>
    public static readonly string[] CategoryChildren = ["id", "phone", "payment", "when", "rule"];

    /// <summary>Roots of purposes.</summary>
    public static readonly string[] PurposeRoots = ["fraud", "payment", "to_sell"];

    /// <summary>Children of purposes.</summary>
    public static readonly string[] PurposeChildren = ["scoring", "domestic", "about"];

    /// <summary>Roots of partners.</summary>
    public static readonly string[] PartnerRoots = ["alipay", "apple", "payment"];

    /// <summary>Children of partners.</summary>
    public static readonly string[] PartnerChildren = ["antom", "store", "unless"];

    /// <summary>Countries; NO is one that careless readers of YAML take for false.</summary>
    public static readonly string[] Countries = ["KR", "US", "DE", "FR", "NO"];

    /// <summary>Labels.</summary>
    public static readonly string[] Labels = ["sensitive", "identifier", "platform"];

    /// <summary>Forms, weakest first.</summary>
    public static readonly string[] Forms = ["identified", "coarse", "pseudonymised", "anonymised"];

    /// <summary>Evidence.</summary>
    public static readonly string[] Evidence = ["supervision", "notice", "audit"];

    /// <summary>Days on which things change; two of them neighbours, one a leap day.</summary>
    public static readonly DateOnly[] Days =
    [
        new(2018, 4, 1),
        new(2020, 2, 29),
        new(2022, 1, 1),
        new(2024, 5, 21),
        new(2024, 5, 22),
        new(2025, 12, 31),
    ];

    /// <summary>Domains about 10^12.</summary>
    public static readonly long[] Domains = [100, 100_000_000, 1_000_000_000_000, 1_000_000_000_001, 5_000_000_000_000];
}
