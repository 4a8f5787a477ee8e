using System.Globalization;
using System.Text;

namespace Sluice.Reference.Generation;

/// <summary>A plain policy as <c>.sluice</c> files.</summary>
public static class PolicyPrinter
{
    /// <summary>
    /// One file with seed 0, in the order of the records; other seeds vary what must not matter: the order of
    /// declarations and clauses, and how many files there are.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Print(PlainPolicy policy, int seed = 0)
    {
        var declarations = Declarations(policy, new LayoutDice(seed)).ToList();
        var files = new Dictionary<string, string>();
        if (seed == 0)
        {
            files["policy.sluice"] = string.Join("\n", declarations);
            return files;
        }

        var dice = new Dice(seed);
        var count = dice.Between(1, 3);
        for (var i = 0; i < count; i++)
        {
            files[$"part_{i}.sluice"] = "";
        }

        foreach (var declaration in dice.Shuffled(declarations))
        {
            files[$"part_{dice.Between(0, count - 1)}.sluice"] +=
                (
                    dice.Chance(10) ? "// a remark\n"
                    : dice.Chance(5) ? "/* a longer\n   remark */ "
                    : ""
                )
                + declaration
                + "\n";
        }

        return files;
    }

    private static IEnumerable<string> Declarations(PlainPolicy policy, LayoutDice layout)
    {
        var trees = policy
            .Categories.Where(c => IsRoot(c.Name))
            .Select(c => "category " + Category(policy, c, layout, 0))
            .Concat(policy.Purposes.Where(p => IsRoot(p.Name)).Select(p => "purpose " + Purpose(policy, p, layout, 0)))
            .Concat(policy.Partners.Where(p => IsRoot(p.Name)).Select(p => "partner " + Partner(policy, p, 0)));
        var forms = policy.Forms.Count == 0 ? [] : new[] { "form " + string.Join(" < ", policy.Forms) };
        return trees
            .Concat(policy.Regions.Select(r => $"region {r.Name} {{ {string.Join(" ", r.Members)} }}"))
            .Concat(policy.Attributes.Select(a => (a.Subject ? "subject attribute " : "attribute ") + Typed(a)))
            .Concat(
                policy.Populations.Select(p =>
                    $"population {p.Name}" + (p.Predicate is null ? "" : " = " + ConditionPrinter.Print(p.Predicate))
                )
            )
            .Concat(forms)
            .Concat(policy.Consents.Select(c => Consent(c, layout)))
            .Concat(policy.Agreements.Select(a => Agreement(a, layout)))
            .Concat(policy.Techniques.Select(Technique))
            .Concat(policy.Duties.Select(d => "duty " + d.Name + Parameters(d.Parameters)))
            .Concat(policy.Rules.Select(r => RulePrinter.Print(r, layout)))
            .Select(text => text + "\n");
    }

    private static bool IsRoot(string name) => !name.Contains('.');

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static IEnumerable<string> Children(IEnumerable<string> names, string parent) =>
        names.Where(n => n.StartsWith(parent + ".", StringComparison.Ordinal) && !n[(parent.Length + 1)..].Contains('.'));

    private static string Block(IEnumerable<string> entries, int depth)
    {
        var lines = entries.ToList();
        var indent = new string(' ', 2 * (depth + 1));
        return lines.Count == 0 ? "" : " {\n" + string.Concat(lines.Select(l => indent + l + "\n")) + indent[2..] + "}";
    }

    private static string Labels(IReadOnlyList<string> labels) => string.Concat(labels.Select(l => " #" + l));

    private static string Category(PlainPolicy policy, PlainCategory category, LayoutDice layout, int depth)
    {
        var parts = new List<string> { Labels(category.Labels) };
        parts.Add(
            category.Domain is { } domain
                ? " domain " + domain.ToString(layout.Flip() ? "#,0" : "0", CultureInfo.InvariantCulture).Replace(',', '_')
                : ""
        );
        parts.Add(category.From.Count == 0 ? "" : " from " + string.Join(", ", category.From));
        var children = Children(policy.Categories.Select(c => c.Name), category.Name)
            .Select(name => Category(policy, policy.Categories.Single(c => c.Name == name), layout, depth + 1));
        return Last(category.Name)
            + (layout.Flip() ? " \"Title of it\"" : "")
            + string.Concat(layout.Order(parts))
            + Block(children, depth);
    }

    private static string Purpose(PlainPolicy policy, PlainPurpose purpose, LayoutDice layout, int depth)
    {
        var parts = new List<string> { Labels(purpose.Labels) };
        parts.Add(
            !purpose.Links ? ""
            : purpose.LinksAt is null ? " links"
            : " links at " + purpose.LinksAt
        );
        var children = Children(policy.Purposes.Select(p => p.Name), purpose.Name)
            .Select(name => Purpose(policy, policy.Purposes.Single(p => p.Name == name), layout, depth + 1));
        return Last(purpose.Name) + string.Concat(layout.Order(parts)) + Block(children, depth);
    }

    private static string Partner(PlainPolicy policy, PlainPartner partner, int depth)
    {
        string[] countries = partner.Countries.Count == 0 ? [] : ["in " + string.Join(", ", partner.Countries)];
        var children = Children(policy.Partners.Select(p => p.Name), partner.Name)
            .Select(name => Partner(policy, policy.Partners.Single(p => p.Name == name), depth + 1));
        return Last(partner.Name) + Labels(partner.Labels) + Block(countries.Concat(children), depth);
    }

    private static string Typed(PlainAttribute attribute) =>
        attribute.Name
        + " : "
        + attribute.Kind switch
        {
            PlainKind.Choice => $"one of {{ {string.Join(", ", attribute.Choices)} }}",
            var kind => kind.ToString().ToLowerInvariant(),
        };

    private static string Parameters(IReadOnlyList<PlainAttribute> parameters) =>
        parameters.Count == 0 ? "" : $" ({string.Join(", ", parameters.Select(Typed))})";

    private static string Consent(PlainConsent consent, LayoutDice layout)
    {
        var clauses = new List<string>
        {
            "kind " + consent.Kind,
            "of " + ConditionPrinter.Print(consent.Of),
            "to " + ConditionPrinter.Print(consent.To),
            "for " + ConditionPrinter.Print(consent.For),
        };
        if (consent.Lasts is { } lasts)
        {
            clauses.Add("lasts " + ConditionPrinter.Print(lasts));
        }

        if (consent.Notices.Count > 0)
        {
            clauses.Add("notices " + string.Join(", ", consent.Notices.Select(n => $"\"{n}\"")));
        }

        return $"consent {consent.Name}" + Block(layout.Order(clauses), 0);
    }

    private static string Agreement(PlainAgreement agreement, LayoutDice layout)
    {
        var clauses = new List<string>
        {
            "with " + ConditionPrinter.Print(agreement.With),
            "role " + agreement.Role,
            "of " + ConditionPrinter.Print(agreement.Of),
            "for " + ConditionPrinter.Print(agreement.For),
        };
        clauses.AddRange(RulePrinter.Period(agreement.Period));
        if (agreement.Evidence.Count > 0)
        {
            clauses.Add("evidence " + string.Join(", ", agreement.Evidence));
        }

        return $"agreement {agreement.Name}" + Block(layout.Order(clauses), 0);
    }

    private static string Technique(PlainTechnique technique) =>
        "technique "
        + technique.Name
        + Parameters(technique.Parameters)
        + Block(technique.Yields.Select(y => "yields " + y.Form + (y.When is null ? "" : " when " + ConditionPrinter.Print(y.When))), 0);
}
