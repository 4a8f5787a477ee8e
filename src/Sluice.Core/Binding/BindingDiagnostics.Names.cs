using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Binding;

/// <content>Names, types and cycles.</content>
public static partial class BindingDiagnostics
{
    /// <summary>A name is declared twice.</summary>
    public static DiagnosticDescriptor DuplicateName { get; } =
        Error(
            2001,
            "duplicate-name",
            "`{0}` is already the name of a {1}",
            "Every thing of one kind has its own name; two declarations under one name could contradict each other, and the order of files must never decide which one counts. Names of different kinds may be equal: a category and a purpose may both be called `payment`.",
            "category account\ncategory account",
            "category account\npurpose account"
        );

    /// <summary>A clause that may stand once stands twice.</summary>
    public static DiagnosticDescriptor DuplicateClause { get; } =
        Error(
            2002,
            "duplicate-clause",
            "`{0}` stands here a second time",
            "Each clause can stand once in a declaration. Join what the two say: a list for selectors, `and` for conditions, a list of texts for `cite`.",
            "category a\npartner p { in SG }\npurpose x\nrule r {\n  deny a\n  to p\n  to p\n}",
            "category a\npartner p { in SG }\npurpose x\nrule r {\n  deny a\n  to p\n}"
        );

    /// <summary>A name is used that nothing declares.</summary>
    public static DiagnosticDescriptor UnknownName { get; } =
        Error(
            2003,
            "unknown-name",
            "no {0} is called `{1}`",
            "The vocabulary of a policy set is closed: every name must be declared in one of its files or in one they `use`. A name that is nested is written with all its parts, `account.phone`. A misspelt name would silently select nothing, so it is an error.",
            "category account { phone }\nrule r { deny acount.phone }",
            "category account { phone }\nrule r { deny account.phone }"
        );

    /// <summary>A label is selected that no name of that kind carries.</summary>
    public static DiagnosticDescriptor UnknownLabel { get; } =
        Error(
            2004,
            "unknown-label",
            "no {0} carries the label `#{1}`",
            "`#label` selects every name that carries the label, with all below. A label that nobody carries is most likely misspelt, and a `deny` with it would forbid nothing.",
            "category health #sensitive\nrule r { deny #sensitiv }",
            "category health #sensitive\nrule r { deny #sensitive }"
        );

    /// <summary>A value does not have the type of what it is compared with or given to.</summary>
    public static DiagnosticDescriptor WrongType { get; } =
        Error(
            2005,
            "wrong-type",
            "`{0}` is {1}, and `{2}` is not",
            "Every attribute, fact and parameter has a type, and can only be compared with values of it: a duration with `90 days`, a date with `2024-05-22`, a country with `KR`, a text with a quoted text, `one of { a, b }` with `a` or `b`.",
            "category a\nattribute k : integer\nrule r { deny a when k = \"ten\" }",
            "category a\nattribute k : integer\nrule r { deny a when k = 10 }"
        );

    /// <summary>A comparison with `&lt;`, `&lt;=`, `&gt;` or `&gt;=` is made of things that have no order.</summary>
    public static DiagnosticDescriptor NoOrder { get; } =
        Error(
            2006,
            "no-order",
            "`{0}` is {1}, which has no order",
            "Numbers, dates, durations, frequencies and forms have an order. Booleans, countries, texts, roles and chosen names are only equal or different.",
            "category a\nattribute c : country\nrule r { deny a when c < KR }",
            "category a\nattribute c : country\nrule r { deny a when c = KR }"
        );

    /// <summary>A clause that must be written is missing.</summary>
    public static DiagnosticDescriptor MissingClause { get; } =
        Error(
            2008,
            "missing-clause",
            "this {0} does not say {1}",
            "A permission is only as wide as what is written: in `allow`, `consent` and `agreement` the categories, the partners and the purposes must all be named, `any` if that is meant. A consent says its `kind`, an agreement its `role`.",
            "category a\npartner p { in SG }\npurpose x\nrule r {\n  allow a\n  to p\n}",
            "category a\npartner p { in SG }\npurpose x\nrule r {\n  allow a\n  to p\n  for x\n}"
        );

    /// <summary>A rule does not say what it does.</summary>
    public static DiagnosticDescriptor MissingEffect { get; } =
        Error(
            2009,
            "missing-effect",
            "rule `{0}` has no effect",
            "A rule has one effect: `allow`, `deny`, `require` or `oblige`.",
            "category a\npartner p { in SG }\nrule r { to p }",
            "category a\npartner p { in SG }\nrule r { deny a to p }"
        );

    /// <summary>A rule does two things.</summary>
    public static DiagnosticDescriptor SeveralEffects { get; } =
        Error(
            2010,
            "several-effects",
            "rule `{0}` has a second effect",
            "A rule has one effect, so that a verdict can name exactly what decided. Write one rule for each effect.",
            "category a\nrule r { deny a deny a }",
            "category a\nrule r { deny a }\nrule s { deny a }"
        );

    /// <summary>Files use each other in a circle.</summary>
    public static DiagnosticDescriptor UseCycle { get; } =
        Error(
            2011,
            "use-cycle",
            "`{0}` uses `{1}` in turn",
            "What a file uses must stand on its own: shared vocabulary goes below the policies that use it. A file that uses itself, directly or through others, shows that the parts are not cut well.",
            "use \"example.sluice\"\ncategory a",
            "category a"
        );

    /// <summary>A `use` names a file that cannot be found.</summary>
    public static DiagnosticDescriptor UseNotFound { get; } =
        Error(
            2012,
            "use-not-found",
            "there is no file `{0}`",
            "The path after `use` is relative to the file it stands in and is written with `/`.",
            "use \"../nowhere.sluice\"\ncategory a",
            "category a"
        );

    /// <summary>A population's predicate leads back to it.</summary>
    public static DiagnosticDescriptor PopulationCycle { get; } =
        Error(
            2013,
            "population-cycle",
            "population `{0}` is defined by itself",
            "Who belongs to a population must be decided by facts in the end. A predicate may say `about` another population, but not one that needs this one, and not one below this one.",
            "subject attribute adult : boolean\npopulation p = about q\npopulation q = about p",
            "subject attribute adult : boolean\npopulation p = about q\npopulation q = adult"
        );

    /// <summary>A population comes to too many comparisons.</summary>
    public static DiagnosticDescriptor PopulationTooLarge { get; } =
        Error(
            2038,
            "population-too-large",
            "more than {1} comparisons come into population `{0}` with those it is about",
            "A population that names another twice is twice as large as that one, and so on along a chain. Residuals, queries and proofs are made of all of it, so there is a limit.",
            "subject attribute x : boolean\npopulation a = x\npopulation b = (about a and x) or (about a and not x)\npopulation c = (about b and x) or (about b and not x)\n"
                + "population d = (about c and x) or (about c and not x)\npopulation e = (about d and x) or (about d and not x)\npopulation f = (about e and x) or (about e and not x)\n"
                + "population g = (about f and x) or (about f and not x)",
            "subject attribute x : boolean\npopulation a = x\npopulation b = about a"
        );

    /// <summary>Derived data leads back to itself.</summary>
    public static DiagnosticDescriptor DerivationCycle { get; } =
        Error(
            2014,
            "derivation-cycle",
            "category `{0}` is made of itself",
            "`category x from a, b` says what data is made of, so that whatever touches a or b touches x too. Data made of itself, of a category that contains it or of one inside it says nothing.",
            "category score from score",
            "category income\ncategory score from income"
        );

    /// <summary>Regions contain each other in a circle.</summary>
    public static DiagnosticDescriptor RegionCycle { get; } =
        Error(
            2015,
            "region-cycle",
            "region `{0}` contains itself",
            "A region is a set of countries and of other regions; in the end it must come down to countries.",
            "region north { NO south }\nregion south { IT north }",
            "region north { NO SE }\nregion all { IT north }"
        );

    /// <summary>A name stands alone as a condition but is no boolean.</summary>
    public static DiagnosticDescriptor NotACondition { get; } =
        Error(
            2016,
            "not-a-condition",
            "`{0}` is {1}, not true or false",
            "A boolean attribute is a condition by itself. Everything else must be compared with a value.",
            "category a\nattribute k : integer\nrule r { deny a when k }",
            "category a\nattribute k : boolean\nrule r { deny a when k }"
        );
}
