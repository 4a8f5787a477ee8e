namespace Sluice.Reference;

/// <summary>The policy and the manifest that the language is explained with.</summary>
public static class ExamplePolicy
{
    private static readonly PlainCondition ThirdPartyConsent = Is.Consent("third_party_provision");

    /// <summary>The policy set of section 1.</summary>
    public static readonly PlainPolicy Policy = new()
    {
        Categories =
        [
            new("account", [], null, []),
            new("account.id", ["identifier"], 100_000_000, []),
            new("account.phone", ["identifier"], 100_000_000, []),
            new("account.email", ["identifier"], 5_000_000_000, []),
            new("account.subscription", [], null, []),
            new("credit", ["sensitive"], null, []),
            new("credit.order", [], null, []),
            new("credit.payment", [], null, []),
            new("credit.balance", [], null, []),
            new("credit.remittance", [], null, []),
            new("risk_score", [], null, ["credit", "account"]),
        ],
        Purposes =
        [
            new("payment", [], false, null),
            new("payment.domestic", [], false, null),
            new("payment.cross_border", [], false, null),
            new("fraud", [], false, null),
            new("fraud.app_store_scoring", [], true, null),
        ],
        Regions = [new("eea", ["AT", "BE", "DE", "FR"])],
        Partners = [new("alipay", [], ["SG"]), new("apple", ["platform"], ["US", "IE"])],
        Attributes =
        [
            new("paid_abroad", PlainKind.Boolean, [], true),
            new("age", PlainKind.Integer, [], true),
            new("encrypted_in_transit", PlainKind.Boolean, [], false),
        ],
        Populations =
        [
            new("users", null),
            new("users.paid_abroad", Is.True("paid_abroad")),
            new("users.minors", Is.Number("age", "<", 14)),
        ],
        Consents =
        [
            new(
                "third_party_provision",
                "opt_in",
                PlainSelector.Of("account, credit"),
                PlainSelector.Of("alipay"),
                PlainSelector.Of("payment, fraud"),
                new PlainDuration(12, "months"),
                []
            ),
            new("overseas_transfer", "opt_in", PlainSelector.Any, PlainSelector.Of("alipay"), PlainSelector.Any, null, []),
        ],
        Agreements =
        [
            new(
                "alipay_outsourcing",
                PlainSelector.Of("alipay"),
                "processor",
                PlainSelector.Of("account, credit.payment"),
                PlainSelector.Of("payment.cross_border"),
                Small.Period("2018-04-01", null, null),
                ["supervision", "public_notice"]
            ),
        ],
        Forms = ["identified", "pseudonymised", "anonymised"],
        Techniques =
        [
            new("sha256", [], [new("identified", Is.True("enumerable")), new("pseudonymised", null)]),
            new("hmac", [], [new("pseudonymised", null)]),
            new("aggregate", [new("k", PlainKind.Integer, [], false)], [new("anonymised", Is.Number("k", ">=", 50))]),
        ],
        Duties = [new("delete", [new("within", PlainKind.Duration, [], false)])],
        Rules =
        [
            new(
                "settle_abroad",
                PlainEffect.Allow,
                Scope("credit.order, credit.payment", "alipay", "payment.cross_border") with
                {
                    About = "users.paid_abroad",
                }
            ),
            new(
                "score_for_app_store",
                PlainEffect.Allow,
                Scope("account, credit.payment except account.subscription", "alipay", "fraud.app_store_scoring") with
                {
                    About = "users.paid_abroad",
                    When = Is.Form(">=", "pseudonymised"),
                }
            ),
            new(
                "third_party_needs_consent",
                PlainEffect.Deny,
                Scope("account, credit", null, null) with
                {
                    When = Is.Role("third_party"),
                    Unless = ThirdPartyConsent,
                }
            ),
            new(
                "overseas_gate",
                PlainEffect.Deny,
                Scope("any", "partners outside KR", null) with
                {
                    Unless = Is.Consent("overseas_transfer"),
                    ButNots = [Scope(null, null, "payment.cross_border") with { When = Is.Agreement("alipay_outsourcing") }],
                }
            ),
            new("suspended", PlainEffect.Deny, Scope("any", "alipay", null)) { Period = Small.Period("2024-05-22", null, null) },
            new("keep_briefly", PlainEffect.Require, Scope("credit", null, null)) { Required = Is.Retention("<=", 90, "days") },
            new("delete_credit", PlainEffect.Oblige, Scope("credit", null, null))
            {
                Duty = new PlainDutyCall("delete", [KeyValuePair.Create<string, PlainValue>("within", new PlainDuration(90, "days"))]),
            },
        ],
    };

    /// <summary>The manifest of section 2.</summary>
    public static readonly PlainManifest Manifest = new()
    {
        Transfer = "app-store-daily",
        To = "alipay",
        Onward = [new PlainOnward("apple", [], [])],
        Purposes = ["fraud.app_store_scoring"],
        Period = Small.Period("2018-04-01", null, null),
        Agreements = ["alipay_outsourcing"],
        Evidence = new Dictionary<string, IReadOnlyList<string>> { ["alipay_outsourcing"] = [] },
        People = 44_500_000,
        Frequency = "daily",
        Facts = new PlainFacts(
            "users",
            new PlainDuration(5, "years"),
            new Dictionary<string, PlainValue> { ["encrypted_in_transit"] = new PlainBoolean(true) }
        ),
        Consents = new Dictionary<string, PlainConsentStatement>
        {
            ["third_party_provision"] = new("none", PlainPeriod.Always),
            ["overseas_transfer"] = new("none", PlainPeriod.Always),
        },
        Datasets =
        [
            new(
                "customers",
                [
                    Field("account_id", "account.id") with
                    {
                        Techniques = [Use("sha256")],
                        Claims = "anonymised",
                    },
                    Field("phone", "account.phone") with
                    {
                        Techniques = [Use("sha256")],
                        Claims = "anonymised",
                    },
                    Field("balance", "credit.balance"),
                    Field("visits", "account") with
                    {
                        Techniques = [new("aggregate", new Dictionary<string, PlainValue> { ["k"] = new PlainNumber(100) })],
                    },
                ]
            )
            {
                Subject = new Dictionary<string, string> { ["paid_abroad"] = "paid_abroad_flag" },
            },
        ],
    };

    /// <summary>A technique without arguments.</summary>
    public static PlainTechniqueUse Use(string name) => new(name, new Dictionary<string, PlainValue>());

    private static PlainField Field(string name, string category) => new(name, [category]);

    private static PlainScope Scope(string? of, string? to, string? purposes) =>
        new()
        {
            Of = of is null ? null : PlainSelector.Of(of),
            To = to is null ? null : PlainSelector.Of(to),
            For = purposes is null ? null : PlainSelector.Of(purposes),
        };
}
