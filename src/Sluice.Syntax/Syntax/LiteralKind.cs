namespace Sluice.Syntax.Syntax;

/// <summary>What sort of value a <see cref="LiteralSyntax"/> is.</summary>
public enum LiteralKind
{
    /// <summary><c>14</c></summary>
    Integer,

    /// <summary><c>0.5</c></summary>
    Decimal,

    /// <summary><c>2024-05-22</c></summary>
    Date,

    /// <summary><c>90 days</c></summary>
    Duration,

    /// <summary><c>"text"</c></summary>
    Text,

    /// <summary><c>true</c> or <c>false</c></summary>
    Boolean,

    /// <summary><c>daily</c></summary>
    Name,

    /// <summary><c>KR</c></summary>
    Country,
}
