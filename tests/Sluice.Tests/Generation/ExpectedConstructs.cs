namespace Sluice.Tests.Generation;

/// <summary>The constructs of the language, as <see cref="Constructs"/> names them.</summary>
public static class ExpectedConstructs
{
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">="];

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All =>
    [
        "category depth 0", "category depth 1", "category depth 2", "derived category", "small domain", "large domain",
        "links", "links at", "partner with 0 countries", "partner with 1 countries", "partner with 2 countries", "nested partner",
        "region in region", "population with predicate", "population without predicate",
        "consent opt_in", "consent opt_out", "consent notice", "lasts", "notices",
        "agreement as processor", "agreement as joint_controller", "agreement as controller", "agreement period", "evidence wanted",
        "technique with 0 yields", "technique with 1 yields", "technique with 2 yields", "technique parameters",
        "duty with 0 parameters", "duty with 1 parameters", "duty with 2 parameters",
        .. Of(["Boolean", "Integer", "Decimal", "Date", "Duration", "Country", "Text", "Choice"], k => [$"attribute {k}", $"subject attribute {k}"]),
        "selector list", "selector Any", "selector Name", "selector Label", "selector PartnersIn", "selector PartnersOutside",
        "selector PartnersIn of two", "selector PartnersOutside of two", "except Name", "except Label", "except PartnersIn", "except PartnersOutside",
        .. Of(["Allow", "Deny", "Require", "Oblige"], e => [$"rule {e}", .. Of(["of", "to", "for", "about", "when", "unless", "but not"], c => [$"{e}: {c}"])]),
        .. Of(["of", "to", "for", "about", "when", "unless", "but not"], c => [$"but not 1: {c}"]),
        .. Of(["of", "to", "for", "about", "when", "unless"], c => [$"but not 2: {c}"]),
        "rule from", "rule until", "rule through", "rule with an empty period",
        .. Of(["Integer", "Decimal", "Date", "Duration", "date", "frequency", "retention", "people", "records", "parameter k", "parameter bucket"], k => Operators.Append("in").Select(o => $"{k} {o}")),
        .. Of(["Boolean", "Country", "Text", "Choice", "destination", "parameter keyed"], k => [$"{k} =", $"{k} !="]),
        .. Of(["Country", "Text", "Choice", "destination"], k => [$"{k} in"]),
        .. Operators.Select(o => $"form {o}"),
        "role =", "role !=", "role third_party", "role processor", "role joint_controller", "role controller",
        "region in a list", "enumerable", "bare boolean",
        "PlainAnd", "PlainOr", "PlainNot", "PlainConsentHolds", "PlainAgreementHolds", "PlainAnyAgreement", "PlainClaimRefuted", "PlainAbout", "PlainBeside", "beside N of",
        "on", "from", "from until", "from through", "as of", "no date", "1 purposes", "2 purposes", "0 agreements", "1 agreements", "2 agreements",
        "1 datasets", "2 datasets", "no evidence", "evidence list", "evidence map",
        "onward", "onward with purpose", "onward with fields", "onward with purpose with fields",
        .. Of(["all", "none", "ledger"], h => [$"consent for {h}", $"consent for {h} for a period"]),
        .. Of(["transfer", "dataset", "field"], p => [$"population on {p}", $"retention on {p}", $"attributes on {p}"]),
        .. Of(["hours", "days", "weeks", "months", "years"], u => [$"retention in {u}"]),
        .. Of(["people", "records", "frequency", "destination"], f => [f, $"{f} unknown"]),
        "0 subject columns", "1 subject columns", "2 subject columns", "1 categories", "2 categories",
        "0 techniques", "1 techniques", "2 techniques", "claim", "no claim", "technique arguments",
    ];

    private static IEnumerable<string> Of(IEnumerable<string> names, Func<string, IEnumerable<string>> constructs) => names.SelectMany(constructs);
}
