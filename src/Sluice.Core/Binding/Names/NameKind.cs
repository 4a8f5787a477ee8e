namespace Sluice.Core.Binding.Names;

/// <summary>The kinds of things that have a name in policies and manifests; each kind is a name space of its own.</summary>
public enum NameKind
{
    /// <summary>A data category.</summary>
    Category,

    /// <summary>A purpose.</summary>
    Purpose,

    /// <summary>A partner.</summary>
    Partner,

    /// <summary>A population.</summary>
    Population,

    /// <summary>A region.</summary>
    Region,

    /// <summary>An attribute of transfers or of people: the two share one name space.</summary>
    Attribute,

    /// <summary>A consent.</summary>
    Consent,

    /// <summary>An agreement.</summary>
    Agreement,

    /// <summary>A form of data.</summary>
    Form,

    /// <summary>A technique.</summary>
    Technique,

    /// <summary>A duty.</summary>
    Duty,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>An invariant.</summary>
    Invariant,

    /// <summary>A parameter, within its technique or duty.</summary>
    Parameter,

    /// <summary>A label, within the tree whose names carry it.</summary>
    Label,

    /// <summary>What can be shown for an agreement.</summary>
    Evidence,

    /// <summary>A name among the values of an attribute or parameter.</summary>
    Choice,
}
