import type { saveRegion } from '@otklik/cabinets';

type Region = Parameters<typeof saveRegion>[2];

/**
 * The demo region. The boundary is drawn by hand from a map, to about ten kilometres: enough to tell Novosibirsk from
 * Tomsk, Barnaul, Kemerovo and Omsk, not enough for a land dispute.
 */
export const DEMO_REGION: Region = {
  id: 'novosibirsk-oblast',
  title: { ru: 'Новосибирская область', en: 'Novosibirsk Oblast' },
  timeZone: 'Asia/Novosibirsk',
  boundary: [
    [57.2, 76.3],
    [57.2, 79.0],
    [56.9, 80.2],
    [56.5, 81.5],
    [56.2, 83.0],
    [55.95, 84.0],
    [55.85, 84.65],
    [55.4, 84.75],
    [55.0, 85.0],
    [54.5, 85.1],
    [54.15, 84.6],
    [54.0, 83.8],
    [53.85, 83.2],
    [53.6, 82.6],
    [53.55, 82.0],
    [53.95, 81.6],
    [54.15, 81.2],
    [53.9, 80.4],
    [53.6, 79.8],
    [53.35, 78.9],
    [53.3, 78.0],
    [53.6, 77.3],
    [54.0, 76.9],
    [54.2, 76.3],
    [54.4, 75.7],
    [55.1, 75.1],
    [55.8, 75.3],
    [56.4, 75.9],
  ],
};
