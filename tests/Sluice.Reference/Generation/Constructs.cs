namespace Sluice.Reference.Generation;

/// <summary>Names every construct of the language that occurs in a case, so that a test can ask for all of them.</summary>
public static class Constructs
{
    /// <summary>The constructs of a case, with repetition.</summary>
    public static IEnumerable<string> In(PlainCase input) =>
        Vocabulary(input.Policy)
            .Concat(Scopes(input.Policy))
            .Concat(Rules(input.Policy))
            .Concat(Conditions(input.Policy))
            .Concat(ManifestConstructs.In(input));

    private static IEnumerable<string> When(bool occurs, string construct) => occurs ? [construct] : [];

    private static IEnumerable<string> Vocabulary(PlainPolicy policy)
    {
        foreach (var category in policy.Categories)
        {
            yield return $"category depth {category.Name.Count(c => c == '.')}";
            if (category.From.Count > 0)
            {
                yield return "derived category";
            }

            if (category.Domain is { } domain)
            {
                yield return domain <= 1_000_000_000_000 ? "small domain" : "large domain";
            }
        }

        foreach (
            var construct in policy
                .Purposes.SelectMany(p => When(p.Links, p.LinksAt is null ? "links" : "links at"))
                .Concat(policy.Partners.Select(p => $"partner with {p.Countries.Count} countries"))
                .Concat(policy.Partners.SelectMany(p => When(p.Name.Contains('.'), "nested partner")))
                .Concat(policy.Regions.SelectMany(r => When(r.Members.Contains("eea"), "region in region")))
                .Concat(policy.Populations.Select(p => p.Predicate is null ? "population without predicate" : "population with predicate"))
                .Concat(policy.Attributes.Select(a => $"{(a.Subject ? "subject " : "")}attribute {a.Kind}"))
                .Concat(policy.Consents.Select(c => "consent " + c.Kind))
                .Concat(policy.Consents.SelectMany(c => When(c.Lasts is not null, "lasts").Concat(When(c.Notices.Count > 0, "notices"))))
                .Concat(policy.Agreements.Select(a => "agreement as " + a.Role))
                .Concat(
                    policy.Agreements.SelectMany(a =>
                        When(a.Period.IsBounded, "agreement period").Concat(When(a.Evidence.Count > 0, "evidence wanted"))
                    )
                )
                .Concat(policy.Techniques.Select(t => $"technique with {Math.Min(2, t.Yields.Count)} yields"))
                .Concat(policy.Techniques.SelectMany(t => When(t.Parameters.Count > 0, "technique parameters")))
                .Concat(policy.Duties.Select(d => $"duty with {d.Parameters.Count} parameters"))
        )
        {
            yield return construct;
        }
    }

    private static IEnumerable<string> Scopes(PlainPolicy policy)
    {
        var selectors = policy
            .Rules.SelectMany(r => Selectors(r.Scope))
            .Concat(policy.Consents.SelectMany(c => new[] { c.Of, c.To, c.For }))
            .Concat(policy.Agreements.SelectMany(a => new[] { a.Of, a.With, a.For }))
            .OfType<PlainSelector>();
        foreach (var selector in selectors)
        {
            if (selector.Items.Count > 1)
            {
                yield return "selector list";
            }

            foreach (var item in selector.Items)
            {
                yield return "selector " + item.Kind + (item.Text.Contains('|') ? " of two" : "");
            }

            foreach (var item in selector.Except)
            {
                yield return "except " + item.Kind;
            }
        }
    }

    private static IEnumerable<PlainSelector?> Selectors(PlainScope scope) =>
        new[] { scope.Of, scope.To, scope.For }.Concat(scope.ButNots.SelectMany(Selectors));

    private static IEnumerable<string> Rules(PlainPolicy policy)
    {
        foreach (var rule in policy.Rules)
        {
            yield return "rule " + rule.Effect;
            var period = rule.Period;
            foreach (
                var construct in Clauses(rule.Scope, rule.Effect.ToString(), 0)
                    .Concat(When(period.From is not null, "rule from"))
                    .Concat(When(period.Until is not null, "rule until"))
                    .Concat(When(period.Through is not null, "rule through"))
                    .Concat(When(period.From >= period.Until, "rule with an empty period"))
            )
            {
                yield return construct;
            }
        }
    }

    private static IEnumerable<string> Clauses(PlainScope scope, string place, int depth) =>
        When(scope.Of is not null, place + ": of")
            .Concat(When(scope.To is not null, place + ": to"))
            .Concat(When(scope.For is not null, place + ": for"))
            .Concat(When(scope.About is not null, place + ": about"))
            .Concat(When(scope.When is not null, place + ": when"))
            .Concat(When(scope.Unless is not null, place + ": unless"))
            .Concat(scope.ButNots.SelectMany(b => Clauses(b, $"but not {depth + 1}", depth + 1).Prepend($"{place}: but not")));

    private static IEnumerable<string> Conditions(PlainPolicy policy)
    {
        var conditions = policy
            .Rules.SelectMany(r => ReferenceConditions.Conditions(r.Scope).Append(r.Required))
            .Concat(policy.Populations.Select(p => p.Predicate))
            .Concat(policy.Techniques.SelectMany(t => t.Yields).Select(y => y.When))
            .OfType<PlainCondition>();
        return conditions
            .SelectMany(Whole)
            .SelectMany(c =>
                c switch
                {
                    PlainCompare compare => [$"{Kind(policy, compare.Name)} {compare.Operator}"],
                    PlainIn choice => When(
                            choice.Values.OfType<PlainName>().Any(v => policy.Regions.Any(r => r.Name == v.Value)),
                            "region in a list"
                        )
                        .Append($"{Kind(policy, choice.Name)} in"),
                    PlainFlag flag => [flag.Name == "enumerable" ? "enumerable" : "bare boolean"],
                    PlainRoleIs role => [$"role {role.Operator}", $"role {role.Role}"],
                    PlainFormIs form => [$"form {form.Operator}"],
                    PlainBeside { Number: not null } => ["beside N of"],
                    _ => (IEnumerable<string>)[c.GetType().Name],
                }
            );
    }

    private static IEnumerable<PlainCondition> Whole(PlainCondition condition) =>
        condition switch
        {
            PlainAnd and => and.Parts.SelectMany(Whole).Prepend(and),
            PlainOr or => or.Parts.SelectMany(Whole).Prepend(or),
            PlainNot not => Whole(not.Part).Prepend(not),
            _ => [condition],
        };

    private static string Kind(PlainPolicy policy, string name) =>
        name is "date" or "frequency" or "retention" or "people" or "records" or "destination"
            ? name
            : policy.Attributes.FirstOrDefault(a => a.Name == name)?.Kind.ToString() ?? "parameter " + name;
}
