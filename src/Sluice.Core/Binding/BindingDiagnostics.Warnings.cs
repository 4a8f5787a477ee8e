using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Binding;

/// <content>What has a meaning, but hardly the one that was meant.</content>
public static partial class BindingDiagnostics
{
    /// <summary>A selector that selects nothing.</summary>
    public static DiagnosticDescriptor SelectorSelectsNothing { get; } =
        Warning(
            2501,
            "selector-selects-nothing",
            "`{0}` selects nothing",
            "What stands after `except` takes away everything before it, or no partner lies in the region. The selector covers and touches nothing: an `allow` with it permits nothing, a `deny` forbids nothing.",
            "category a { b }\nrule r { deny a.b except a }",
            "category a { b }\nrule r { deny a except a.b }"
        );

    /// <summary>A partner has no country, nor has any below it.</summary>
    public static DiagnosticDescriptor PartnerWithoutCountry { get; } =
        Warning(
            2502,
            "partner-without-country",
            "partner `{0}` has no country",
            "A partner without a country of its own or below it is touched by every region and by its outside, and covered by neither, and so is every partner above it: prohibitions by region always reach them, permissions by region never do.",
            "partner p",
            "partner p { in SG }"
        );

    /// <summary>A `but not` lies outside the rule around it.</summary>
    public static DiagnosticDescriptor ExceptionOutsideScope { get; } =
        Warning(
            2503,
            "exception-outside-scope",
            "this `but not` can never apply to what rule `{0}` is about",
            "There is no combination of category, partner and purpose that both the rule and the block apply to. In a prohibition a block applies only where it covers all of the flow.",
            "category a\ncategory b\npartner p { in SG }\npurpose x\nrule r {\n  deny a\n  but not { of b }\n}",
            "category a { c }\ncategory b\npartner p { in SG }\npurpose x\nrule r {\n  deny a\n  but not { of a.c }\n}"
        );

    /// <summary>A consent or agreement is asked for where its own scope does not reach.</summary>
    public static DiagnosticDescriptor CannotCover { get; } =
        Warning(
            2504,
            "cannot-cover",
            "{0} `{1}` can never hold for what rule `{2}` is about",
            "A policy cannot stretch a consent beyond what people agreed to, nor an agreement beyond what it names. There is no flow this rule applies to that the scope covers, so the condition can never be true.",
            "category a\ncategory b\npartner p { in SG }\npurpose x\nconsent c { kind opt_in of b to any for any }\nrule r { deny a unless consent c }",
            "category a\npartner p { in SG }\npurpose x\nconsent c { kind opt_in of a to any for any }\nrule r { deny a unless consent c }"
        );

    /// <summary>A period ends before it begins.</summary>
    public static DiagnosticDescriptor EmptyPeriod { get; } =
        Warning(
            2505,
            "empty-period",
            "no day lies in the period of this {0}",
            "`from D` includes the day, `until D` leaves it out, `through D` includes it. With the end before the beginning the rule can never apply.",
            "category a\nrule r { deny a from 2024-05-01 until 2024-05-01 }",
            "category a\nrule r { deny a from 2024-05-01 through 2024-05-01 }"
        );
}
