using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Binding;

/// <content>Clauses, places and files.</content>
public static partial class BindingDiagnostics
{
    /// <summary>A technique depends on what it cannot know.</summary>
    public static DiagnosticDescriptor MisplacedCondition { get; } =
        Error(
            2017,
            "misplaced-condition",
            "this cannot decide what technique `{0}` yields",
            "What a technique yields is a property of the field: it can depend on the technique's parameters, on `enumerable`, and on stated attributes and facts of the transfer. It cannot depend on persons, consents, agreements, roles, or on the form it is about to decide.",
            "form raw < blurred\nconsent c { kind opt_in of any to any for any }\ntechnique t { yields blurred when consent c }",
            "form raw < blurred\ntechnique t (k : integer) { yields blurred when k >= 5 }"
        );

    /// <summary>A country code is not in ISO 3166-1.</summary>
    public static DiagnosticDescriptor UnknownCountry { get; } =
        Error(
            2019,
            "unknown-country",
            "there is no country `{0}`",
            "Countries are the two-letter codes of ISO 3166-1, upper-case. The codes that ISO leaves to its users (AA, QM to QZ, XA to XZ, ZZ) may be used as well. A wrong code would let a partner slip out of every region.",
            "partner p { in UK }",
            "partner p { in GB }"
        );

    /// <summary>An attribute has the name of something conditions already know.</summary>
    public static DiagnosticDescriptor ReservedAttributeName { get; } =
        Error(
            2020,
            "reserved-attribute-name",
            "an attribute cannot be called `{0}`",
            $"{string.Join(", ", BuiltinFacts.Names.Select(static n => $"`{n}`"))} are facts every transfer may state, and `technique`, `consent`, `agreement`, `role`, `form`, `about`, `claim`, `beside` begin conditions of their own.",
            "attribute form : text",
            "attribute file_form : text"
        );

    /// <summary>A `use` names an absolute path, an address or a path with backslashes.</summary>
    public static DiagnosticDescriptor UseNotRelative { get; } =
        Error(
            2021,
            "use-not-relative",
            "`{0}` is not a relative path",
            "A policy set must mean the same on every machine: what it uses is named relative to the file that uses it, with `/` between the parts.",
            "use \"/etc/common.sluice\"\ncategory a",
            "category a"
        );

    /// <summary>`partners in` stands where no partners are selected.</summary>
    public static DiagnosticDescriptor RegionOfOtherKind { get; } =
        Error(
            2022,
            "region-of-other-kind",
            "only partners can be selected by region, and this is a {0}",
            "`partners in R` and `partners outside R` select partners, after `to` and `with`.",
            "category a\nrule r { deny partners in SG }",
            "category a\npartner p { in SG }\nrule r { deny a to partners in SG }"
        );

    /// <summary>A number is too small or too large.</summary>
    public static DiagnosticDescriptor NumberOutOfRange { get; } =
        Error(
            2023,
            "number-out-of-range",
            "`{0}` must be {1}",
            "Numbers are never rounded, so they have at most 28 digits, and at most 28 places behind the point; a domain is a whole number of at least 1, durations have at most 15 digits and are not negative.",
            "category a domain 0",
            "category a domain 1_000"
        );

    /// <summary>`beside N of` counts with something that is no count.</summary>
    public static DiagnosticDescriptor WrongNumberOf { get; } =
        Error(
            2037,
            "wrong-number-of",
            "`{0}` is no number of categories",
            "`beside N of SELECTOR` asks for at least N distinct categories: a whole number from 1 on, without a unit. `beside SELECTOR` alone asks for one.",
            "category a { b c }\npartner p { in SG }\nrule r { deny a to p when beside 0 of a }",
            "category a { b c }\npartner p { in SG }\nrule r { deny a to p when beside 2 of a }"
        );

    /// <summary>A period has two ends.</summary>
    public static DiagnosticDescriptor UntilAndThrough { get; } =
        Error(
            2024,
            "until-and-through",
            "`until` and `through` both give an end",
            "`until D` leaves the day D out, `through D` takes it in. One of them can stand.",
            "category a\nrule r { deny a until 2024-01-01 through 2024-02-01 }",
            "category a\nrule r { deny a through 2024-02-01 }"
        );

    /// <summary>Two `form` declarations stand in one policy set.</summary>
    public static DiagnosticDescriptor SecondFormOrder { get; } =
        Error(
            2025,
            "second-form-order",
            "the order of forms is declared twice",
            "A policy set has one order of forms, weakest first, so that any two can be compared.",
            "form raw < blurred\nform clear < hidden",
            "form raw < blurred < hidden"
        );

    /// <summary>A duty is used without one of its parameters.</summary>
    public static DiagnosticDescriptor MissingArgument { get; } =
        Error(
            2026,
            "missing-argument",
            "duty `{0}` needs `{1}`",
            "A duty with parameters says something only with all of them: `delete(within: 90 days)`.",
            "category a\nduty delete (within : duration)\nrule r { oblige delete of a }",
            "category a\nduty delete (within : duration)\nrule r { oblige delete(within: 90 days) of a }"
        );

    /// <summary>A subject attribute has a script.</summary>
    public static DiagnosticDescriptor ScriptOfSubject { get; } =
        Error(
            2027,
            "script-of-subject",
            "an attribute of people cannot be computed by a script",
            "A script sees the manifest, never the rows. What differs from person to person is read from a column: map it under `subject` in the manifest.",
            "subject attribute adult : boolean = script \"adult.csx\"",
            "subject attribute adult : boolean"
        );

    /// <summary>The script of an attribute cannot be found.</summary>
    public static DiagnosticDescriptor ScriptNotFound { get; } =
        Error(
            2028,
            "script-not-found",
            "there is no script `{0}`",
            "The path after `script` is relative to the file it stands in and is written with `/`. The script's digest is part of the policy's, so it must be there.",
            "attribute office_hours : boolean = script \"facts/nowhere.csx\"",
            "attribute office_hours : boolean"
        );

    /// <summary>A list names the same thing twice.</summary>
    public static DiagnosticDescriptor DuplicateListEntry { get; } =
        Error(
            2029,
            "duplicate-list-entry",
            "`{0}` stands in this list twice",
            "A second entry adds nothing, and mostly means that another one was intended.",
            "attribute a : one of { red, red }",
            "attribute a : one of { red, green }"
        );

    /// <summary>A selection stands where only names can stand.</summary>
    public static DiagnosticDescriptor NameWanted { get; } =
        Error(
            2030,
            "name-wanted",
            "a {0} must be named here",
            "A test describes one transfer, with names as a manifest has them: no labels, no `any`, no `except`.",
            "category a\npartner p { in SG }\npurpose x\ntest \"t\" { transfer a to any for x expect deny }",
            "category a\npartner p { in SG }\npurpose x\ntest \"t\" { transfer a to p for x expect deny }"
        );

    /// <summary>A test has both `on` and a period.</summary>
    public static DiagnosticDescriptor OnAndPeriod { get; } =
        Error(
            2031,
            "on-and-period",
            "a transfer on one day has no period",
            "`on D` is a single transfer; `from`, `until` and `through` are a standing one.",
            "category a\npartner p { in SG }\npurpose x\ntest \"t\" { transfer a to p for x on 2024-01-01 from 2024-01-01 expect deny }",
            "category a\npartner p { in SG }\npurpose x\ntest \"t\" { transfer a to p for x on 2024-01-01 expect deny }"
        );

    /// <summary>A table of cases is empty.</summary>
    public static DiagnosticDescriptor ChecksNothing { get; } =
        Error(
            2032,
            "checks-nothing",
            "this test checks nothing",
            "A test with `cases` is as many tests as it has rows. Without a row nothing would be decided, and it would look as if it passed.",
            "category a\npartner p { in SG }\npurpose x\ntest \"t\" { transfer a to p for x expect deny cases { } }",
            "category a\npartner p { in SG }\npurpose x\ntest \"t\" { transfer a to p for x cases { \"one\" expect deny } }"
        );

    /// <summary>A test expects a verdict by a rule that cannot bring it.</summary>
    public static DiagnosticDescriptor NoReason { get; } =
        Error(
            2033,
            "no-reason",
            "rule `{0}` has the effect `{1}` and can never be a reason for `{2}`",
            "Behind `by` stand the rules that bring the verdict: for `deny` and `undetermined` a `deny` or `require`, for `allow` an `allow`, for `restrict` any of them. With another rule the test could never pass.",
            "category a\npartner p { in SG }\npurpose x\nrule r { allow a to p for x }\ntest \"t\" { transfer a to p for x expect deny by r }",
            "category a\npartner p { in SG }\npurpose x\nrule r { allow a to p for x }\ntest \"t\" { transfer a to p for x expect allow by r }"
        );
}
