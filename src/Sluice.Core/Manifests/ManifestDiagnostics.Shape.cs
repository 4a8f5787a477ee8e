using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <content>The text and its shape.</content>
public static partial class ManifestDiagnostics
{
    /// <summary>A text stops being YAML.</summary>
    public static DiagnosticDescriptor NotYaml { get; } =
        Error(
            3001,
            "not-yaml",
            "this cannot be read as YAML or JSON",
            "Manifests are YAML 1.2 or JSON. From this place on the text follows neither, so nothing of this document is decided.",
            "transfer: [t\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A text is nested too deeply.</summary>
    public static DiagnosticDescriptor TooDeep { get; } =
        Error(
            3002,
            "manifest-too-deep",
            "this is nested too deeply",
            "A manifest needs a handful of levels; 64 are read. What is deeper is refused, so that no input can exhaust the gate.",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A manifest uses an anchor or alias.</summary>
    public static DiagnosticDescriptor AnchorOrAlias { get; } =
        Error(
            3003,
            "anchor-or-alias",
            "anchors and aliases are not read here",
            "A manifest is read by people and compared line by line: what it says must stand where it counts. Aliases can also grow without bound. Write the value out.",
            "transfer: &a t\nto: p\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A manifest uses a tag.</summary>
    public static DiagnosticDescriptor Tag { get; } =
        Error(
            3004,
            "tag",
            "tags are not read here",
            "Values have the types of the core schema; a tag could change what they mean.",
            "transfer: !!str t\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A key is a list or a map.</summary>
    public static DiagnosticDescriptor KeyNotAName { get; } =
        Error(
            3005,
            "key-not-a-name",
            "a key must be a name",
            "Keys are names of the manifest's own parts, of fields, or of the vocabulary.",
            "? [a, b]\n: c\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A key stands twice in one map.</summary>
    public static DiagnosticDescriptor DuplicateKey { get; } =
        Error(
            3006,
            "duplicate-key",
            "`{0}` stands here a second time",
            "One of the two values would be lost, and which one would depend on the reader.",
            "transfer: t\nto: p\npurpose: x\npeople: 1\npeople: 2\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\npeople: 2\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A text holds no transfer.</summary>
    public static DiagnosticDescriptor NoTransfer { get; } =
        Error(
            3007,
            "no-transfer",
            "there is no transfer in this text",
            "A manifest holds at least one document with the key `transfer`.",
            "# nothing\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>Something has the wrong shape.</summary>
    public static DiagnosticDescriptor NotAMap { get; } =
        Error(
            3008,
            "not-a-map",
            "{0} is wanted here, and this is {1}",
            "A transfer, its datasets, fields and attributes are maps; names stand alone or in a list.",
            "- transfer\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A key is not known.</summary>
    public static DiagnosticDescriptor UnknownKey { get; } =
        Error(
            3009,
            "unknown-key",
            "there is no key `{0}` in {1}",
            "A misspelt key would be passed over in silence, and with it a fact that counts. Every key is therefore checked.",
            "transfer: t\nto: p\npurpose: x\npeple: 5\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\npeople: 5\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A key that must be there is missing.</summary>
    public static DiagnosticDescriptor MissingKey { get; } =
        Error(
            3010,
            "missing-key",
            "{0} needs `{1}`",
            "`transfer`, `to`, `purpose` and `datasets` with one field and one category each must be stated: there is no default for what is sent, to whom and why.",
            "transfer: t\nto: p\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A name is not in the policy's vocabulary.</summary>
    public static DiagnosticDescriptor UnknownManifestName { get; } =
        Error(
            3011,
            "unknown-manifest-name",
            "no {0} is called `{1}`",
            "Every category, partner, purpose, population, consent, agreement, technique, form and attribute of a manifest must be declared by the policy set. Nested names are written with all their parts.",
            "transfer: t\nto: q\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A list says nothing.</summary>
    public static DiagnosticDescriptor EmptyList { get; } =
        Error(
            3012,
            "empty-list",
            "this list is empty",
            "An empty list could mean none or not known. Leave the key out, or say what is meant. Only `evidence` may be empty: nothing can be shown.",
            "transfer: t\nto: p\npurpose: x\nonward: []\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );
}
