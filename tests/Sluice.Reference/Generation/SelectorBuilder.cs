namespace Sluice.Reference.Generation;

/// <summary>Selectors that often meet the names that the manifest is about.</summary>
public sealed class SelectorBuilder(Dice dice, PlainPolicy policy, PlainFocus focus)
{
    /// <summary>Of categories.</summary>
    public PlainSelector Categories(bool wide = false) =>
        Selector(
            policy.Categories.Select(c => c.Name).ToList(),
            policy.Categories.SelectMany(c => c.Labels).ToList(),
            focus.Category,
            false,
            wide
        );

    /// <summary>Of purposes.</summary>
    public PlainSelector Purposes(bool wide = false) =>
        Selector(
            policy.Purposes.Select(p => p.Name).ToList(),
            policy.Purposes.SelectMany(p => p.Labels).ToList(),
            focus.Purpose,
            false,
            wide
        );

    /// <summary>Of partners.</summary>
    public PlainSelector Partners(bool wide = false) =>
        Selector(
            policy.Partners.Select(p => p.Name).ToList(),
            policy.Partners.SelectMany(p => p.Labels).ToList(),
            focus.Partner,
            true,
            wide
        );

    private PlainSelector Selector(List<string> names, List<string> labels, string met, bool partners, bool wide)
    {
        var above = names.Where(n => Tree.IsAtOrBelow(met, n)).ToList();
        if (dice.Chance(wide ? 85 : 45))
        {
            return new PlainSelector(
                [dice.Chance(40) ? new PlainItem(PlainItemKind.Any, "") : new PlainItem(PlainItemKind.Name, dice.One(above))],
                []
            );
        }

        // Lists of names, labels and regions together, with the same behind `except`: where one item alone does not decide.
        var items = dice.Many(1, 3, Item).Distinct().ToList();
        var except = dice.Chance(30) ? dice.Many(1, 2, Item).Where(i => i.Kind != PlainItemKind.Any).Distinct().ToList() : [];
        return new PlainSelector(items, except);

        PlainItem Item() =>
            dice.Between(1, 10) switch
            {
                1 => new PlainItem(PlainItemKind.Any, ""),
                <= 3 when labels.Count > 0 => new PlainItem(PlainItemKind.Label, dice.One(labels)),
                <= 6 when partners => new PlainItem(dice.Pick(PlainItemKind.PartnersIn, PlainItemKind.PartnersOutside), Places()),
                _ => new PlainItem(PlainItemKind.Name, dice.Chance(40) ? dice.One(above) : dice.One(names)),
            };
    }

    private string Places() => string.Join("|", dice.Some([.. policy.Regions.Select(r => r.Name), .. Words.Countries], 1, 2));
}
